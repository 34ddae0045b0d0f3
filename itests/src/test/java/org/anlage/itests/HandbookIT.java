package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Tests of the offline documentation, and of the sources and Javadoc of the API. */
class HandbookIT {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

  private static List<Path> pages() throws IOException {
    try (Stream<Path> tree = Files.walk(Distribution.folder().resolve("docs"))) {
      return tree.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws Exception {
    Map<Path, Set<String>> anchors = new HashMap<>();
    for (Path page : pages()) {
      anchors.put(
          page,
          ID.matcher(Files.readString(page))
              .results()
              .map(match -> match.group(1))
              .collect(Collectors.toSet()));
    }
    List<String> dead = new ArrayList<>();
    for (Path page : anchors.keySet()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String text = URLDecoder.decode(link.group(1), StandardCharsets.UTF_8);
        if (!text.matches("[a-z]+:.*") && !leads(page, text, anchors)) {
          dead.add(page.getFileName() + ": " + text);
        }
      }
    }
    assertEquals(List.of(), dead);
    assertTrue(anchors.size() > 20, "pages");
  }

  private static boolean leads(Path page, String link, Map<Path, Set<String>> anchors) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && (parts.length == 1 || anchors.getOrDefault(target, Set.of()).contains(parts[1]));
  }

  @Test
  void theDevkitHasSourcesAndJavadoc() throws Exception {
    String version = System.getProperty("anlage.version");
    Map<String, String> types =
        Map.of(
            "org.anlage.api", "org/anlage/api/connectivity/ConnectivityGenerator",
            "org.anlage.testkit", "org/anlage/testkit/Contracts");
    for (Map.Entry<String, String> artifact : types.entrySet()) {
      Path folder =
          Distribution.folder()
              .resolve("devkit/org/anlage")
              .resolve(artifact.getKey())
              .resolve(version);
      String file = artifact.getKey() + "-" + version;
      assertHas(folder.resolve(file + "-sources.jar"), artifact.getValue() + ".java");
      assertHas(folder.resolve(file + "-javadoc.jar"), artifact.getValue() + ".html");
    }
  }

  private static void assertHas(Path jar, String entry) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertTrue(zip.getEntry(entry) != null, jar + " has no " + entry);
    }
  }
}
