package org.anlage.datasets;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that knows ranges, and can be told to misbehave. */
final class TestServer implements AutoCloseable {
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Content of a path. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  TestServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  TestServer on(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          requests.add(
              exchange.getRequestURI()
                  + " "
                  + String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
          answer.to(exchange);
          exchange.close();
        });
    return this;
  }

  TestServer json(String path, String text) {
    return on(path, exchange -> send(exchange, 200, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A file with ranges. */
  static void file(HttpExchange exchange, byte[] content, String tag) throws IOException {
    cutFile(exchange, content, tag, content.length);
  }

  /** The same, of which a response ends after some bytes, though it announced all. */
  static void cutFile(HttpExchange exchange, byte[] content, String tag, int most)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("ETag", tag);
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = 0;
    if (range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"))) {
      from = Integer.parseInt(range.replaceAll("\\D", ""));
      if (from >= content.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      headers.set(
          "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    OutputStream out = exchange.getResponseBody();
    out.write(content, from, Math.min(most, content.length - from));
    out.flush();
  }

  static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
    exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
    if (content.length > 0) {
      exchange.getResponseBody().write(content);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
