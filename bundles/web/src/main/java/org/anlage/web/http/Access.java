package org.anlage.web.http;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may ask. A request must name this server in {@code Host}, so that no other name leads a
 * browser here; come from a page of this server where it says where it comes from; and bring the
 * token, in the address once and in a cookie from then on. A request that changes something must
 * say that it comes from a page of this server, and send JSON, which forms of other pages cannot.
 */
public final class Access {
  private static final int TOKEN_BYTES = 16;

  private final String token;
  private final List<String> hosts;
  private final String cookie;

  /**
   * Access with a token.
   *
   * @param token the token
   * @param host name or address that the server listens on
   * @param port its port
   */
  public Access(String token, String host, int port) {
    this.token = token;
    String named = host.contains(":") ? "[" + host + "]" : host;
    hosts = List.of(named + ":" + port, "localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
    cookie = "anlage-" + port;
  }

  /** A new token that nobody can guess. */
  public static String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Why a request is refused; empty if it is not. The token is not looked at. */
  public Optional<Answer> refusal(String method, Headers headers) {
    String host = first(headers, "Host").toLowerCase(Locale.ROOT);
    if (!hosts.contains(host)) {
      return Optional.of(Answer.text(403, "this server does not have that name"));
    }
    String origin = first(headers, "Origin");
    boolean own = origin.equals("http://" + host);
    if (!origin.isEmpty() && !own) {
      return Optional.of(Answer.text(403, "requests of other pages are refused"));
    }
    String site = first(headers, "Sec-Fetch-Site");
    if (method.equals("POST")) {
      return own && first(headers, "Content-Type").startsWith("application/json")
          ? Optional.empty()
          : Optional.of(Answer.text(403, "only a page of this server may change something"));
    }
    boolean read = method.equals("GET") || method.equals("HEAD");
    // A link elsewhere may lead here, but no other page may load parts of this one.
    boolean foreign =
        List.of("cross-site", "same-site").contains(site)
            && !first(headers, "Sec-Fetch-Mode").equals("navigate");
    return !read
        ? Optional.of(Answer.text(405, "GET, HEAD and POST are understood"))
        : foreign
            ? Optional.of(Answer.text(403, "requests of other pages are refused"))
            : Optional.empty();
  }

  /** Whether a request brings the token in its cookie. */
  public boolean isAdmitted(Headers headers) {
    return headers.getOrDefault("Cookie", List.of()).stream()
        .flatMap(line -> Arrays.stream(line.split(";")))
        .map(String::strip)
        .anyMatch(
            pair -> pair.startsWith(cookie + "=") && same(pair.substring(cookie.length() + 1)));
  }

  /** Whether an address brings the token: {@code ?token=...}. */
  public boolean isAdmitted(URI address) {
    String query = address.getRawQuery();
    return query != null
        && Arrays.stream(query.split("&"))
            .anyMatch(part -> part.startsWith("token=") && same(part.substring("token=".length())));
  }

  /**
   * The answer to an address with the token: a cookie, and a step to the page. It is no redirection
   * since a browser that comes from elsewhere would not send the cookie along.
   */
  public Answer admission() {
    return Answer.html(
            "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Anlage</title><link"
                + " rel=\"icon\" href=\"data:,\"><meta http-equiv=\"refresh\""
                + " content=\"0;url=/\"><a href=\"/\">Open the page</a>")
        .with("Set-Cookie", cookie + "=" + token + "; Path=/; HttpOnly; SameSite=Strict");
  }

  private boolean same(String given) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String first(Headers headers, String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? values.get(0) : "";
  }
}
