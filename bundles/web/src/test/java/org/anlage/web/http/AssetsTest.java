package org.anlage.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
  private static final Pattern REFERENCE =
      Pattern.compile("(?:src|href)=\"([a-z]+\\.(?:js|css))\"|from \"\\./([a-z]+\\.js)\"");

  private static String text(String path) {
    return new String(Assets.find(path).orElseThrow().body(), UTF_8);
  }

  /** The page and all that it loads, by what they name. */
  private static Set<String> reached() {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of("/"));
    while (!open.isEmpty()) {
      String path = open.pop();
      if (found.add(path)) {
        REFERENCE
            .matcher(text(path))
            .results()
            .forEach(r -> open.add("/" + (r.group(1) == null ? r.group(2) : r.group(1))));
      }
    }
    return found;
  }

  @Test
  void everythingThatThePageLoadsIsThere() {
    assertEquals(
        Set.of(
            "/",
            "/app.js",
            "/catalogue.js",
            "/dom.js",
            "/form.js",
            "/matrix.js",
            "/plots.js",
            "/space.js",
            "/study.js",
            "/style.css",
            "/uplot.css",
            "/uplot.js"),
        reached());
    assertTrue(text("/uplot.js").contains("leeoniya/uPlot (v1.6.30)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../style.css",
        "/page/index.html",
        "/org/anlage/web/WebPage.class",
        "/etc/passwd",
        "//style.css",
        "/style.css/",
        "/META-INF/MANIFEST.MF",
        "/..",
        "",
        "/style.css\0"
      })
  void noOtherPathLeadsToAFile(String path) {
    assertEquals(Optional.empty(), Assets.find(path));
  }

  @Test
  void noScriptOrStyleIsInTheMarkupAndNoTextBecomesMarkup() {
    String page = text("/");
    assertFalse(page.contains("<style") || page.contains("style=") || page.contains(" on"));
    assertFalse(Pattern.compile("<script(?![^>]* src=)").matcher(page).find());
    for (String path : reached()) {
      if (path.endsWith(".js") && !path.equals("/uplot.js")) {
        for (String unsafe :
            List.of(
                "innerHTML",
                "outerHTML",
                "insertAdjacent",
                "document.write",
                "eval(",
                "Function(",
                "srcdoc",
                "javascript:")) {
          assertFalse(text(path).contains(unsafe), path + " has " + unsafe);
        }
      }
    }
  }
}
