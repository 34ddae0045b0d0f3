package org.anlage.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.anlage.api.component.ProblemException;
import org.anlage.boot.plugins.Plugins;
import org.anlage.launcher.PageOptions;
import org.anlage.launcher.Studies;
import org.anlage.parameters.json.Json;
import org.anlage.web.answer.ExperimentAnswers;
import org.anlage.web.answer.RunAnswers;
import org.anlage.web.answer.StudyAnswers;
import org.anlage.web.http.Answer;
import org.anlage.web.http.Routes;
import org.anlage.web.watch.PageStudies;
import org.anlage.web.watch.SmallStore;
import org.anlage.web.watch.StoreWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

/** A server on a port of its own, asked byte by byte as no browser would. */
class PageServerTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\u2028";

  @TempDir Path folder;
  private final AtomicInteger looks = new AtomicInteger();
  private final List<String> notes = new ArrayList<>();
  private SmallStore small;
  private PageServer server;

  @BeforeEach
  void start() throws IOException {
    small = new SmallStore(folder.resolve("store"));
    small.plan("study-1", HOSTILE, List.of(HOSTILE, "two"));
    small.finish(1, "done", 0.5);
    StoreWatch watch = new StoreWatch(small.store());
    watch.look();
    watch.read(10);
    Studies studies = new Studies(nothing(BundleContext.class), nothing(Plugins.class));
    PageOptions options = new PageOptions(small.store().root(), "127.0.0.1", 0, false, 1);
    Routes routes = new Routes();
    StudyAnswers study = new StudyAnswers(watch, studies);
    routes.get("/api/study/{study}", study::study);
    routes.get("/api/study/{study}/runs", study::runs);
    routes.get("/api/study/{study}/curves", study::curves);
    routes.get("/report/{study}", study::report);
    routes.get("/api/run/{run}/matrix", new RunAnswers(watch)::matrix);
    PageStudies own = new PageStudies(studies, options);
    ExperimentAnswers experiment = new ExperimentAnswers(watch, studies, own, options);
    routes.post("/api/start", experiment::start);
    routes.post("/api/check", experiment::check);
    routes.get(
        "/fault",
        question -> {
          throw new IllegalStateException("/home/somebody/secret");
        });
    server =
        new PageServer(
            "127.0.0.1",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            TOKEN,
            routes,
            new PageServer.Content() {
              @Override
              public void look(int results) {
                looks.incrementAndGet();
              }

              @Override
              public Json overview() {
                return Json.Obj.create().with("looks", (long) looks.get());
              }

              @Override
              public void close() {}
            },
            notes::add);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @SuppressWarnings("unchecked")
  private static <T> T nothing(Class<T> type) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  private int port() {
    return server.address().getPort();
  }

  private Socket send(String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }

  /** What comes back; the request asks the server to close. */
  private String raw(String request) throws IOException {
    try (Socket socket = send(request)) {
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private String head(String first) {
    return first + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\nConnection: close\r\n";
  }

  private String cookie() {
    return "Cookie: anlage-" + port() + "=" + TOKEN + "\r\n";
  }

  private String get(String path) throws IOException {
    return raw(head("GET " + path) + cookie() + "\r\n");
  }

  private String post(String path, String headers, String body) throws IOException {
    return raw(
        head("POST " + path)
            + cookie()
            + headers
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  @Test
  void withoutTheTokenNothingIsTold() throws IOException {
    for (String path : List.of("/", "/app.js", "/api/overview", "/api/events", "/report/study-1")) {
      String answer = raw(head("GET " + path) + "\r\n");
      assertEquals(401, status(answer), path);
      assertFalse(answer.contains("looks"), path);
    }
    assertEquals(401, status(raw(head("GET /?token=" + "0".repeat(32)) + "\r\n")));
    String admitted = raw(head("GET /?token=" + TOKEN) + "\r\n");
    assertEquals(200, status(admitted));
    assertTrue(admitted.contains("SameSite=Strict") && admitted.contains("HttpOnly"));
    assertEquals(200, status(get("/")));
    assertTrue(server.address().toString().endsWith("/?token=" + TOKEN));
  }

  @Test
  void forgedRequestsAreRefused() throws IOException {
    String evil = "GET /api/overview HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n";
    assertEquals(403, status(raw(evil + cookie() + "\r\n")));
    String body = "{\"experiment\": \"{}\"}";
    String json = "Content-Type: application/json\r\n";
    String own = "Origin: http://127.0.0.1:" + port() + "\r\n";
    assertEquals(403, status(post("/api/start", json, body)), "no origin");
    assertEquals(403, status(post("/api/start", json + "Origin: http://evil.example\r\n", body)));
    assertEquals(403, status(post("/api/start", own, body)), "not JSON");
    String allowed = post("/api/start", own + json, body);
    assertEquals(400, status(allowed));
    assertTrue(allowed.contains("this page only reads"), allowed);
  }

  @Test
  void aPageThatOnlyReadsOpensNoFiles() throws IOException {
    String json = "Content-Type: application/json\r\nOrigin: http://127.0.0.1:" + port() + "\r\n";
    for (String key : List.of("path", "file", "extends")) {
      String text = "{\\\"data\\\": [{\\\"" + key + "\\\": \\\"/etc/passwd\\\"}]}";
      String answer = post("/api/check", json, "{\"experiment\": \"" + text + "\"}");
      assertEquals(400, status(answer));
      assertTrue(answer.contains("does not open files"), answer);
    }
  }

  @Test
  void noPathLeadsOutOfTheStore() throws IOException {
    Files.writeString(folder.resolve("secret.html"), "a secret");
    for (String path :
        List.of(
            "/report/..",
            "/report/..%2f..%2fsecret.html",
            "/report/study-1%2f..%2f..%2fsecret",
            "/../secret.html",
            "/%2e%2e/secret.html",
            "/report/%2e%2e",
            "/api/run/..%2f..%2fsecret/matrix?file=initial&name=x",
            "/api/run/" + SmallStore.id(1) + "/matrix?file=../../../../secret&name=x",
            "//etc/passwd")) {
      String answer = get(path);
      assertTrue(status(answer) == 404 || status(answer) == 400, path + "\n" + answer);
      assertFalse(answer.contains("a secret"), path);
    }
    Path report = small.store().studyFolder("study-1").resolve("report.html");
    Files.createDirectories(report.getParent());
    Files.createSymbolicLink(report, folder.resolve("secret.html"));
    assertEquals(400, status(get("/report/study-1")), "a link out of the store");
    Files.delete(report);
    Files.writeString(report, "<p>report</p>");
    String answer = get("/report/study-1");
    assertEquals(200, status(answer));
    assertTrue(
        answer.contains("Content-security-policy: sandbox allow-scripts"),
        "its scripts are strangers to the page: " + answer);
  }

  @Test
  void hostileNamesAreValuesAndEveryAnswerHasThePolicy() throws IOException {
    for (String path :
        List.of("/api/study/study-1", "/api/study/study-1/runs", "/api/study/study-1/curves")) {
      String answer = get(path);
      assertEquals(200, status(answer), answer);
      assertTrue(answer.contains("Content-type: application/json"), answer);
      assertTrue(answer.contains("X-content-type-options: nosniff"), answer);
      String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
      Json parsed =
          org.anlage.parameters.json.JsonReader.parse(path, body, ProblemException.Kind.STORE);
      assertTrue(names(parsed).contains(HOSTILE), body);
    }
    assertTrue(get("/").contains("Content-security-policy: " + Answer.POLICY));
    assertFalse(Answer.POLICY.contains("unsafe"));
  }

  private static List<String> names(Json json) {
    List<String> names = new ArrayList<>();
    if (json instanceof Json.Str text) {
      names.add(text.value());
    } else if (json instanceof Json.Arr array) {
      array.items().forEach(item -> names.addAll(names(item)));
    } else if (json instanceof Json.Obj object) {
      object.members().values().forEach(item -> names.addAll(names(item)));
    }
    return names;
  }

  @Test
  void faultsAreToldToWhoeverStartedItAndNotToThePage() throws IOException {
    String answer = get("/fault");
    assertEquals(500, status(answer));
    assertFalse(answer.contains("secret"), answer);
    assertTrue(notes.get(0).contains("/home/somebody/secret"));
    assertEquals(404, status(get("/api/nothing")));
    String large = "x".repeat((1 << 20) + 1);
    String own = "Content-Type: application/json\r\nOrigin: http://127.0.0.1:" + port() + "\r\n";
    assertEquals(400, status(post("/api/check", own, large)));
  }

  @Test
  void changesAreToldToWhoeverListens() throws IOException {
    try (Socket socket = send(head("GET /api/events") + cookie() + "\r\n")) {
      InputStream in = socket.getInputStream();
      StringBuilder text = new StringBuilder();
      while (text.indexOf("\"looks\":3") < 0) {
        int next = in.read();
        assertTrue(next >= 0, text::toString);
        text.append((char) next);
      }
      assertTrue(text.indexOf("Content-type: text/event-stream") > 0, text::toString);
      assertTrue(text.indexOf("data: {\"looks\":") > 0, text::toString);
    }
  }
}
