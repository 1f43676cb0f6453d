package dev.pointsman.review;

import dev.pointsman.unit.DecisionId;

/// A decision as a journal exports it, for tests: fast was chosen, and expected to cost 2000 where
/// premium costs 2500.
final class LoggedLine {
  private static final String OFFER =
      """
      "provider":"anthropic","model":"claude-haiku-4-5","context_window":200000,"output_factor":1.0,\
      "price":{"input_nanos":1000,"output_nanos":5000,"cache_read":0.1,"cache_write":1.25}\
      """;

  private static final String LINE =
      """
      {"id":"%s","at":"2026-11-21T12:00:00Z","tenant":"anna","session":"%s","agent":"","parent_agent":"",\
      "prompt_id":"","client_request_ids":[],"call":{"endpoint":"messages","dialect":"anthropic_messages",\
      "kind":"main","requested_model":"claude-auto","virtual_model":true,"streamed":false,"body_bytes":10,\
      "client":"cli","client_version":"2.1"},"observation":{"feature_schema":2,"features":{"turn":1.0},\
      "role":"%s","prompt_hash":"9f86","classifier":{"model_version":"tiny-1",\
      "tiers":[%s,0.0,%s],"task_types":{"bug_fix":0.6}}},"decision":{"target":{"tier":"fast","rank":0,$},\
      "classifier":{"tier":"fast","rank":0},"costs":[{"tier":"fast","rank":0,$,"call_nanos":1000,\
      "expected_nanos":2000},{"tier":"premium","rank":2,$,"call_nanos":2500,"expected_nanos":2500}],\
      "reasons":[],"propensity":1.0,"confidence":0.7,"forced":false,"configuration":"c",\
      "routing":"decided"},"capture":"features","text":{"level":"features","prompt":"","digest":"",\
      "body":""},"serving":{"ending":"answered","status":200,"cost_nanos":0,"stop_reason":"end_turn",\
      "total_ns":1,"notes":[],"attempts":[{"tier":"fast","rank":0,$,"result":"answered","status":200,\
      "cost_nanos":0,"first_byte_ns":1,"total_ns":1,"request_id":"","note":"","usage":{"input":0,\
      "cache_read":0,"cache_write":0,"output":0,"complete":true}}]}}\
      """
          .replace("$", OFFER);

  private LoggedLine() {}

  static String of(DecisionId id, String session, String role, double fast) {
    return LINE.formatted(id, session, role, fast, 1 - fast);
  }
}
