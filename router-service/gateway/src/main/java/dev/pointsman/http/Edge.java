package dev.pointsman.http;

import dev.pointsman.config.ClientKeys;

/// What every exchange needs to know of the server around it.
record Edge(RequestClock clock, Telemetry telemetry, ClientKeys keys, int bodyBytes) {}
