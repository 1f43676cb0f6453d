package dev.pointsman.round;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.label.TenantCap;
import java.util.function.Consumer;

/// How labels are made of a journal.
///
/// @param ladder on which labels are given
/// @param cap on what any one tenant may weigh
/// @param codeVersion of the program that does it
/// @param progress is told of every step
public record Learning(
    Ladder ladder, TenantCap cap, String codeVersion, Consumer<String> progress) {}
