package org.anlage.handbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The documentation of a repository as a folder of HTML. Links between pages and to files of the
 * distribution work in it; those to sources, which are not there, lead to their folder's page.
 */
public final class Handbook {
  private static final String DOCS = "docs";
  private static final String EXAMPLES = "examples";

  private final Path repository;
  private final Path out;
  private final Map<Path, Path> pages = new TreeMap<>();

  private Handbook(Path repository, Path distribution) {
    this.repository = repository;
    out = distribution;
  }

  /**
   * Writes it.
   *
   * @param arguments the repository; the distribution, in whose folder {@code docs} it comes
   */
  public static void main(String[] arguments) throws IOException {
    new Handbook(path(arguments[0]), path(arguments[1])).write();
  }

  private static Path path(String name) {
    return Path.of(name).toAbsolutePath().normalize();
  }

  private void write() throws IOException {
    find();
    for (Map.Entry<Path, Path> page : pages.entrySet()) {
      Path file = out.resolve(page.getValue());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      String markdown = Files.readString(repository.resolve(page.getKey()));
      Files.writeString(
          file, new Page(markdown).html(link -> rewritten(page.getKey(), page.getValue(), link)));
    }
    copyFiles();
  }

  /** All pages: where each comes from, in the repository, and goes to, in the distribution. */
  private void find() throws IOException {
    for (Path folder : List.of(Path.of(DOCS), Path.of(EXAMPLES), Path.of(""))) {
      int depth = folder.toString().isEmpty() ? 1 : Integer.MAX_VALUE;
      try (Stream<Path> tree = Files.walk(repository.resolve(folder), depth)) {
        tree.filter(file -> file.toString().endsWith(".md"))
            .map(repository::relativize)
            .filter(file -> !file.toString().contains("target"))
            .forEach(file -> pages.putIfAbsent(file, place(file)));
      }
    }
  }

  /** Pages of docs keep their places there; others go to the folder of their own under docs. */
  private static Path place(Path page) {
    String html = page.toString().replaceAll("\\.md$", ".html");
    return page.startsWith(DOCS) ? Path.of(html) : Path.of(DOCS, "more", html);
  }

  private void copyFiles() throws IOException {
    Path images = Path.of(DOCS, "images");
    try (Stream<Path> files = Files.walk(repository.resolve(DOCS))) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*\\.(png|svg|txt|csv|json)")).toList()) {
        Path copy = out.resolve(repository.relativize(file));
        Files.createDirectories(Objects.requireNonNullElse(copy.getParent(), images));
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }

  private String rewritten(Path page, Path place, String link) {
    if (link.startsWith("#") || link.matches("[a-z]+:.*")) {
      return link;
    }
    int hash = link.indexOf('#');
    String anchor = hash < 0 ? "" : link.substring(hash);
    String name = hash < 0 ? link : link.substring(0, hash);
    Path target = Path.of("").resolve(page).resolveSibling(name).normalize();
    Path found = pages.get(target);
    if (found == null) {
      found = pages.get(target.resolve("README.md"));
    }
    if (found != null) {
      return relative(place, found) + anchor;
    }
    if (target.startsWith(DOCS) || Files.exists(out.resolve(target))) {
      return relative(place, target) + anchor;
    }
    // a source: its page is the description of the layout
    return relative(place, Path.of(DOCS, "architecture.html"));
  }

  private static String relative(Path from, Path to) {
    return Objects.requireNonNullElse(from.getParent(), Path.of(""))
        .relativize(to)
        .toString()
        .replace('\\', '/');
  }
}
