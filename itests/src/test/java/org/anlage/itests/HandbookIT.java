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
import org.junit.jupiter.api.io.TempDir;

/** Tests of the offline documentation, and of the sources and Javadoc of the API. */
class HandbookIT {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Path ROOT =
      Path.of(System.getProperty("anlage.modules")).normalize().getParent().getParent();

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

  /** Keys and values of parameters that the page of methods names beside components. */
  private static final Set<String> NO_COMPONENTS =
      Set.of("fork", "identity", "hadamard", "noises", "noise", "every");

  @Test
  void everyMethodThatWorksIsInstalled(@TempDir Path work) throws Exception {
    String listed = Distribution.in(work).quick().run("list").expect(0).out();
    Set<String> installed =
        listed
            .lines()
            .map(line -> line.split(" +"))
            .filter(words -> words.length > 1)
            .map(words -> words[1])
            .collect(Collectors.toSet());
    Path examples = ROOT.resolve("examples");
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (String line : Files.readString(ROOT.resolve("docs/methods.md")).lines().toList()) {
      for (String name : components(line)) {
        named++;
        if (!installed.contains(name) && !Files.exists(examples.resolve(name))) {
          missing.add(name + " in: " + line);
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(named > 100, "components named: " + named);
  }

  /** Each has a component, a question, an oracle, and how far from it the component is. */
  @Test
  void theThirtyMethodsHaveTheirLines() throws Exception {
    Map<String, String[]> lines = new HashMap<>();
    for (String line : Files.readString(ROOT.resolve("docs/methods.md")).lines().toList()) {
      String[] cells = line.split(" *\\| *");
      if (cells.length == 6) {
        lines.put(cells[1], cells);
      }
    }
    for (int k = 1; k <= 30; k++) {
      String[] cells = lines.getOrDefault("M" + k, new String[0]);
      assertEquals(6, cells.length, "M" + k);
      assertTrue(cells[2].contains("`") && cells[3].endsWith("?"), "M" + k);
      assertTrue(cells[5].matches(".*([0-9]|exact|none).*"), "M" + k);
    }
  }

  /** What a row says works, and what it says was checked. */
  private static List<String> components(String row) {
    String[] cells = row.split("\\|");
    String text =
        cells.length == 4 && cells[3].contains("**works**")
            ? cells[3].split("\\*\\*plug-in\\*\\*")[0]
            : cells.length == 6 ? cells[2] : "";
    return NAME.matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(name -> !NO_COMPONENTS.contains(name) && !name.contains("("))
        .toList();
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
