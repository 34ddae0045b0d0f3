package org.anlage.itests;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Chromium without a window, told what to do over the DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 240;
  private static final String LISTENS = "DevTools listening on ";

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> open = new ConcurrentHashMap<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final StringBuilder received = new StringBuilder();

  private Browser(Process process, String port) throws Exception {
    this.process = process;
    HttpClient client = HttpClient.newHttpClient();
    String pages =
        client
            .send(
                HttpRequest.newBuilder(URI.create("http://" + port + "/json")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    String address = "";
    for (JsonElement page : JsonParser.parseString(pages).getAsJsonArray()) {
      if (page.getAsJsonObject().get("type").getAsString().equals("page")) {
        address = page.getAsJsonObject().get("webSocketDebuggerUrl").getAsString();
      }
    }
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Listener())
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Runtime", "Log")) {
      call(domain + ".enable", "{}");
    }
  }

  /** Where Chromium is; null if it is not installed. */
  static String executable() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElse(null);
  }

  /** Starts one with a profile of its own. */
  static Browser start(Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                executable(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-extensions",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = process.errorReader();
    String line = said.readLine();
    while (line != null && !line.startsWith(LISTENS)) {
      line = said.readLine();
    }
    if (line == null) {
      throw new IOException("Chromium ended before it listened");
    }
    Thread rest = new Thread(() -> said.lines().forEach(unused -> {}), "chromium-output");
    rest.setDaemon(true);
    rest.start();
    return new Browser(process, URI.create(line.substring(LISTENS.length())).getAuthority());
  }

  private final class Listener implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean end) {
      received.append(data);
      if (end) {
        heard(JsonParser.parseString(received.toString()).getAsJsonObject());
        received.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void heard(JsonObject message) {
    if (message.has("id")) {
      open.remove(message.get("id").getAsInt()).complete(message);
      return;
    }
    String method = message.get("method").getAsString();
    JsonObject parameters = message.getAsJsonObject("params");
    boolean error =
        method.equals("Runtime.exceptionThrown")
            || method.equals("Log.entryAdded")
                && parameters.getAsJsonObject("entry").get("level").getAsString().equals("error")
            || method.equals("Runtime.consoleAPICalled")
                && List.of("error", "warning", "assert")
                    .contains(parameters.get("type").getAsString());
    if (error) {
      errors.add(parameters.toString());
    }
  }

  private JsonObject call(String method, String parameters) throws Exception {
    int id = last.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    open.put(id, answer);
    socket.sendText(
        "{\"id\": %d, \"method\": \"%s\", \"params\": %s}".formatted(id, method, parameters), true);
    JsonObject message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message.has("error")) {
      throw new AssertionError(method + ": " + message.get("error"));
    }
    return message.getAsJsonObject("result");
  }

  /** What the console and the browser complained of. */
  List<String> errors() {
    return errors;
  }

  /** Goes to an address. */
  void open(String address) throws Exception {
    call("Page.navigate", "{\"url\": " + quoted(address) + "}");
  }

  /** The value of an expression, which may be a promise. */
  JsonElement value(String expression) throws Exception {
    JsonObject result =
        call(
            "Runtime.evaluate",
            "{\"awaitPromise\": true, \"returnByValue\": true, \"expression\": "
                + quoted(expression)
                + "}");
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.get("exceptionDetails").toString());
    }
    JsonElement value = result.getAsJsonObject("result").get("value");
    return value == null ? new JsonArray() : value;
  }

  /** Waits until an expression is true. */
  void await(String expression) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        if (value("Boolean(" + expression + ")").getAsBoolean()) {
          return;
        }
      } catch (AssertionError navigating) {
        // the page that was asked is gone
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "never: " + expression + "\n" + value("document.body.innerText") + "\n" + errors);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Presses a key: "Tab", "Enter", " ", or a letter. */
  void press(String key) throws Exception {
    String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
    int code = key.equals("Tab") ? 9 : key.equals("Enter") ? 13 : 0;
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          "{\"type\": \"%s\", \"key\": %s, \"windowsVirtualKeyCode\": %d%s}"
              .formatted(
                  type,
                  quoted(key),
                  code,
                  text.isEmpty() || type.equals("keyUp") ? "" : ", \"text\": " + quoted(text)));
    }
  }

  /** Tabs until something has the focus, as somebody without a pointer does. */
  void tabTo(String condition) throws Exception {
    for (int i = 0; i < 200; i++) {
      if (value("(e => Boolean(" + condition + "))(document.activeElement)").getAsBoolean()) {
        return;
      }
      press("Tab");
    }
    throw new AssertionError("the tabulator never reaches " + condition);
  }

  /** Size of the window, and whether its user likes it dark. */
  void look(int width, boolean dark) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\": %d, \"height\": 900, \"deviceScaleFactor\": 1, \"mobile\": false}"
            .formatted(width));
    call(
        "Emulation.setEmulatedMedia",
        "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"%s\"}]}"
            .formatted(dark ? "dark" : "light"));
  }

  private static String quoted(String text) {
    return new com.google.gson.JsonPrimitive(text).toString();
  }

  @Override
  public void close() throws InterruptedException {
    socket.abort();
    process.destroy();
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
