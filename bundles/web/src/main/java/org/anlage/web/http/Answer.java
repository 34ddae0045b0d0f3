package org.anlage.web.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * An answer to a request.
 *
 * @param status status of HTTP
 * @param headers headers beside those that every answer has
 * @param body content
 */
@SuppressWarnings("ArrayRecordComponent") // written once, and not compared
public record Answer(int status, Map<String, String> headers, byte[] body) {
  /** Only what this server has: no code or style in markup, and no text that becomes markup. */
  public static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

  /** A report brings its own style and script; it is a stranger to this page and asks nothing. */
  private static final String REPORT_POLICY =
      "sandbox allow-scripts allow-popups allow-downloads allow-modals; default-src 'none';"
          + " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  /** Text. */
  public static Answer text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A page. */
  public static Answer html(String html) {
    return of(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /** A report of the store. */
  public static Answer report(byte[] html) {
    return of(200, "text/html; charset=utf-8", html).with("Content-Security-Policy", REPORT_POLICY);
  }

  /** Values. */
  public static Answer json(Json json) {
    return json(200, json);
  }

  /** What is wrong with a request, for the page to show. */
  public static Answer problem(int status, ProblemException problem) {
    return json(
        status,
        Json.Obj.create()
            .with(
                "problems", Json.array(problem.problems().stream().map(Answer::problem).toList())));
  }

  private static Json problem(Problem problem) {
    return Json.Obj.create()
        .with("what", problem.what())
        .with("where", problem.where())
        .with("got", problem.got())
        .with("expected", problem.expected())
        .with("fix", problem.fix());
  }

  private static Answer json(int status, Json json) {
    return of(
        status,
        "application/json; charset=utf-8",
        JsonWriter.pretty(json).getBytes(StandardCharsets.UTF_8));
  }

  /** A file that comes with the program. */
  public static Answer of(int status, String type, byte[] body) {
    return new Answer(status, Map.of("Content-Type", type), body);
  }

  /** The same with a header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, Arrays.copyOf(body, body.length));
  }
}
