package dev.pointsman.request;

/// A tool that the model may call, and about how many characters its description and schema hold.
public record OfferedTool(String name, int characters) {}
