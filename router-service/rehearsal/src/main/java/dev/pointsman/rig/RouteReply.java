package dev.pointsman.rig;

import java.time.Duration;

/// One answer to a routed call as its client saw it.
///
/// @param firstByte of the body, since the request was begun
/// @param longestGap between two arrivals of the body
/// @param digest of the whole body
public record RouteReply(
    int status, Duration firstByte, Duration whole, Duration longestGap, String digest) {}
