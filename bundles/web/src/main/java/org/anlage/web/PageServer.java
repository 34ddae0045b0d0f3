package org.anlage.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.anlage.api.component.ProblemException;
import org.anlage.launcher.LivePage;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.web.http.Access;
import org.anlage.web.http.Answer;
import org.anlage.web.http.Assets;
import org.anlage.web.http.Routes;

/**
 * The server of the page: lets requests in, finds their answers, and says when the store changes.
 */
final class PageServer implements LivePage.Open {
  private static final long LOOK_MILLIS = 500;
  private static final int RESULTS_AT_A_LOOK = 2_000;
  private static final int MOST_BYTES = 1 << 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(PageServer::thread);
  private final String token;
  private final Access access;
  private final URI address;
  private final Routes routes;
  private final Content content;
  private final Consumer<String> notes;
  private final EventStream events = new EventStream();
  private volatile boolean closed;

  /** What is served. */
  interface Content extends AutoCloseable {
    /** Looks at what there is; called again and again while somebody listens. */
    void look(int results);

    /** What every page hears. */
    Json overview();

    @Override
    void close();
  }

  /**
   * Starts a server.
   *
   * @param host name or address to listen on
   * @param socket the same, resolved, with a port
   * @param token lets requests in
   * @param routes answers
   * @param content what is served
   * @param notes hears of faults
   */
  PageServer(
      String host,
      InetSocketAddress socket,
      String token,
      Routes routes,
      Content content,
      Consumer<String> notes)
      throws IOException {
    this.token = token;
    this.routes = routes;
    this.content = content;
    this.notes = notes;
    server = HttpServer.create(socket, 0);
    int port = server.getAddress().getPort();
    access = new Access(token, host, port);
    address =
        URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/");
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    publish();
    server.start();
    threads.execute(this::watch);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "anlage-page");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public URI address() {
    return address.resolve("?token=" + token);
  }

  @Override
  public void close() {
    closed = true;
    events.close();
    server.stop(0);
    threads.shutdownNow();
    content.close();
  }

  private void watch() {
    while (!closed) {
      try {
        if (events.isHeard()) {
          publish();
        }
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException e) {
        notes.accept("the store could not be looked at: " + e.getMessage());
      }
    }
  }

  private void publish() {
    content.look(RESULTS_AT_A_LOOK);
    events.publish(JsonWriter.canonical(content.overview()));
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      Optional<Answer> refusal = access.refusal(method, exchange.getRequestHeaders());
      boolean admitted = access.isAdmitted(exchange.getRequestHeaders());
      if (refusal.isPresent()) {
        send(exchange, refusal.get());
      } else if (path.equals("/") && access.isAdmitted(exchange.getRequestURI())) {
        send(exchange, access.admission());
      } else if (!admitted) {
        send(exchange, Answer.text(401, "open the address that `anlage serve` printed"));
      } else if (path.equals("/api/events") && method.equals("GET")) {
        stream(exchange);
      } else {
        send(exchange, guarded(() -> answer(method, path, exchange)));
      }
    } catch (IOException gone) {
      // whoever asked did not wait
    }
  }

  private Answer answer(String method, String path, HttpExchange exchange) throws IOException {
    String body = body(exchange);
    String asked = method.equals("HEAD") ? "GET" : method;
    if (path.equals("/api/overview") && asked.equals("GET")) {
      return Answer.of(
          200, "application/json; charset=utf-8", events.latest().getBytes(StandardCharsets.UTF_8));
    }
    return Assets.find(path)
        .filter(asset -> asked.equals("GET"))
        .or(() -> routes.answer(asked, path, query(exchange.getRequestURI()), body))
        .orElseGet(() -> Answer.text(404, "there is nothing at this address"));
  }

  /** Work that may read a request. */
  private interface Asked {
    Answer answer() throws IOException;
  }

  private Answer guarded(Asked asked) throws IOException {
    try {
      return asked.answer();
    } catch (ProblemException e) {
      return Answer.problem(e.kind() == ProblemException.Kind.STORE ? 500 : 400, e);
    } catch (RuntimeException | LinkageError e) {
      notes.accept("a fault in the program: " + e);
      return Answer.text(500, "a fault in the program; `anlage serve` has printed it");
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw ProblemException.configuration(
            org.anlage.api.component.Problem.of("the request is larger than 1 MiB"));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> query(URI address) {
    Map<String, String> values = new HashMap<>();
    String query = address.getRawQuery();
    if (query != null) {
      for (String part : query.split("&")) {
        String[] pair = part.split("=", 2);
        if (pair.length == 2) {
          values.put(decoded(pair[0]), decoded(pair[1]));
        }
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    if (!events.hasRoom()) {
      send(exchange, Answer.text(503, "too many pages are open"));
      return;
    }
    headers(exchange, Answer.of(200, "text/event-stream", new byte[0]));
    exchange.sendResponseHeaders(200, 0);
    events.serve(exchange);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    headers(exchange, answer);
    boolean empty = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
    if (!empty) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    }
  }

  /** What every answer says: keep nothing, guess nothing, tell nobody, show it nowhere else. */
  private static void headers(HttpExchange exchange, Answer answer) {
    Map<String, String> all = new HashMap<>();
    all.put("Content-Security-Policy", Answer.POLICY);
    all.put("Cache-Control", "no-store");
    all.put("X-Content-Type-Options", "nosniff");
    all.put("Referrer-Policy", "no-referrer");
    all.put("Cross-Origin-Opener-Policy", "same-origin");
    all.put("Cross-Origin-Resource-Policy", "same-origin");
    all.putAll(answer.headers());
    all.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
  }
}
