package org.anlage.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Consumer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Requests to servers, repeated with growing pauses where a connection fails, and after as long as
 * the server asks where it is busy (429, 500, 502, 503, 504).
 */
final class Web {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final String AGENT = "anlage";

  private final HttpClient client;
  private final Patience patience;
  private final Consumer<String> said;

  /**
   * Requests.
   *
   * @param patience how long is waited
   * @param said takes a line where something is waited for
   */
  Web(Patience patience, Consumer<String> said) {
    this.patience = patience;
    this.said = said;
    client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience.stall())
            .build();
  }

  Patience patience() {
    return patience;
  }

  /** What takes a response; may fail where the connection is cut, and is then called again. */
  @FunctionalInterface
  interface Taker<T> {
    T take(HttpResponse<InputStream> response) throws IOException;
  }

  /** Headers of the next attempt, and whether the last one brought anything. */
  interface Progress {
    Map<String, String> headers();

    boolean advanced();
  }

  /** Gets a text. */
  String text(URI url) {
    Progress once =
        new Progress() {
          @Override
          public Map<String, String> headers() {
            return Map.of("Accept", "application/json");
          }

          @Override
          public boolean advanced() {
            return false;
          }
        };
    return get(
        url,
        once,
        response -> {
          requireOk(url, response);
          try (InputStream in = Stall.watch(response.body(), patience.stall())) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
          }
        });
  }

  /** Gets something, attempt by attempt. */
  <T> T get(URI url, Progress progress, Taker<T> taker) {
    int vain = 0;
    while (true) {
      Duration pause;
      String why;
      try {
        HttpResponse<InputStream> response = client.send(request(url, progress), streaming());
        if (!busy(response.statusCode())) {
          return taker.take(response);
        }
        response.body().close();
        why = "the server answered " + response.statusCode();
        vain++;
        pause = asked(response, patience.after(vain));
      } catch (IOException e) {
        why = "the connection failed: " + e;
        vain = progress.advanced() ? 1 : vain + 1;
        pause = patience.after(vain);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw problem(url, "interrupted", "", "the same command goes on where it stopped");
      }
      if (vain >= patience.attempts()) {
        throw problem(
            url,
            "cannot be fetched",
            why + ", " + vain + " times",
            "check the network; the same command goes on where it stopped");
      }
      said.accept(why + "; again in " + pause.toSeconds() + " s");
      sleep(url, pause);
    }
  }

  static void requireOk(URI url, HttpResponse<InputStream> response) throws IOException {
    if (response.statusCode() != 200) {
      response.body().close();
      throw problem(
          url,
          "the server does not have it",
          "status " + response.statusCode(),
          response.statusCode() == 401 || response.statusCode() == 403
              ? "it may need an account: fetch it with a browser"
              : "check the name");
    }
  }

  static ProblemException problem(URI url, String what, String got, String fix) {
    return ProblemException.data(new Problem(what, url.toString(), got, "", fix));
  }

  private HttpRequest request(URI url, Progress progress) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).timeout(patience.stall()).header("User-Agent", AGENT).GET();
    progress.headers().forEach(request::header);
    return request.build();
  }

  private static HttpResponse.BodyHandler<InputStream> streaming() {
    return HttpResponse.BodyHandlers.ofInputStream();
  }

  private static boolean busy(int status) {
    return status == TOO_MANY_REQUESTS
        || status == SERVER_ERROR
        || status >= SERVER_ERROR + 2 && status <= SERVER_ERROR + 4;
  }

  /** The pause that a server asks for, in seconds or as a date; at most the longest. */
  private Duration asked(HttpResponse<?> response, Duration otherwise) {
    String after = response.headers().firstValue("Retry-After").orElse("").strip();
    Duration asked = otherwise;
    if (after.matches("\\d{1,9}")) {
      asked = Duration.ofSeconds(Long.parseLong(after));
    } else if (!after.isEmpty()) {
      try {
        Instant then = ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        asked = Duration.between(Instant.now(), then);
      } catch (DateTimeParseException unreadable) {
        asked = otherwise;
      }
    }
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(patience.longest()) > 0 ? patience.longest() : asked;
  }

  private static void sleep(URI url, Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw problem(url, "interrupted", "", "the same command goes on where it stopped");
    }
  }
}
