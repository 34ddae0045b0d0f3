package org.anlage.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private final Routes routes = new Routes();

  private Optional<String> answer(String method, String path) {
    return routes
        .answer(method, path, Map.of("name", "from the query", "x", "1"), "body")
        .map(answer -> new String(answer.body(), StandardCharsets.UTF_8));
  }

  @Test
  void partsOfTheAddressAreValuesAndWinOverTheQuery() {
    routes.get(
        "/a/{name}", q -> Answer.text(200, q.text("name") + " " + q.text("x") + " " + q.body()));
    routes.post("/a/{name}", q -> Answer.text(200, "posted " + q.text("name")));
    assertEquals(Optional.of("b 1 body"), answer("GET", "/a/b"));
    assertEquals(Optional.of("posted b"), answer("POST", "/a/b"));
    assertEquals(Optional.of(".. 1 body"), answer("GET", "/a/.."), "a value, not a step");
    assertEquals(Optional.empty(), answer("GET", "/a/b/c"));
    assertEquals(Optional.empty(), answer("GET", "/a"));
    assertEquals(Optional.empty(), answer("DELETE", "/a/b"));
  }
}
