package dev.pointsman.http;

/// What every exchange needs to know of the server around it.
record Edge(RequestClock clock, Telemetry telemetry, int bodyBytes) {}
