package org.anlage.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is written twice, in double and in single precision, differs in nothing but what {@code
 * twins.txt} lists: statements without comments, those of the double twin (<) after the
 * substitutions below, those of the single twin (>). After a change of both twins that is meant to
 * differ, list the difference there; a change of one alone is a mistake.
 */
class TwinsTest {
  private static final Path BUNDLES = Path.of("..");

  /** What the double twin says, as the single one would. */
  private static final List<List<String>> SUBSTITUTIONS =
      List.of(
          List.of("Double", "Float"),
          List.of("double", "float"),
          List.of("Float64", "Float32"),
          List.of("FLOAT64", "FLOAT32"),
          List.of("FLUSH64", "FLUSH32"),
          List.of("Long", "Int"),
          List.of("long", "int"));

  /** A twin in double precision and one in single, as files of bundles. */
  private record Twins(String title, Path twice, Path single) {
    static Twins of(String title) {
      String[] parts = title.split(" ");
      Path folder = BUNDLES.resolve(parts[0]);
      return new Twins(
          title, folder.resolve(parts[1] + ".java"), folder.resolve(parts[2] + ".java"));
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Twins> twins() {
    return listed()
        .lines()
        .filter(line -> line.startsWith("= "))
        .map(l -> Twins.of(l.substring(2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("twins")
  void twinsDifferInWhatIsListedAlone(Twins twins) {
    List<String> twice = statements(read(twins.twice())).stream().map(TwinsTest::single).toList();
    List<String> single = statements(read(twins.single()).replace("Single", "Float"));
    assertTrue(twice.size() > 5);
    assertEquals(expected(twins), String.join("\n", differences(twice, single)));
  }

  /** Files of these names are twins. */
  @Test
  void allTwinsAreListed() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(BUNDLES)) {
      files
          .map(file -> BUNDLES.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.matches(".*/src/main/java/.*/Double[A-Z][^/]*\\.java"))
          .forEach(found::add);
    }
    Set<String> here = new TreeSet<>();
    twins().forEach(t -> here.add(BUNDLES.relativize(t.twice()).toString().replace('\\', '/')));
    assertEquals(found, here);
  }

  @Test
  void anEditOfOneTwinIsFound() {
    List<String> before = statements("{ a = 1; b = 2; /* no; c = 0; */ c = 3; // d = 4;\n }");
    assertEquals(List.of("{", "a = 1;", "b = 2;", "c = 3;", "}"), before);
    List<String> after = statements("{ a = 1; b = 2 * x; c = 3; e = 5; }");
    assertEquals(List.of("< b = 2;", "> b = 2 * x;", "> e = 5;"), differences(before, after));
    assertFalse(differences(before, before.subList(0, 4)).isEmpty());
  }

  private static String expected(Twins twins) {
    List<String> lines = listed().lines().toList();
    int start = lines.indexOf("= " + twins) + 1;
    return String.join(
        "\n",
        lines.subList(start, lines.size()).stream().takeWhile(l -> !l.startsWith("= ")).toList());
  }

  /** Code without comments, a statement, opening or closing brace per line. */
  private static List<String> statements(String source) {
    String code = source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//[^\n]*", "");
    return code.replaceAll("\\s+", " ")
        .replace("( ", "(") // where lines are broken depends on the lengths of names
        .replace(" .", ".")
        .replaceAll("([;{}])", "$1\n")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String single(String statement) {
    String result = statement;
    for (List<String> pair : SUBSTITUTIONS) {
      result = result.replace(pair.get(0), pair.get(1));
    }
    return result
        .replaceAll("\\b(0x[0-9a-f.]+p-?[0-9]+|[0-9]+\\.[0-9]+)\\b", "$1f")
        .replaceAll("\\b([0-9]+)\\.0f\\b", "$1f");
  }

  /** The longest common subsequence left out. */
  private static List<String> differences(List<String> left, List<String> right) {
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> found = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        i++;
        j++;
      } else if (i < left.size() && (j == right.size() || common[i + 1][j] >= common[i][j + 1])) {
        found.add("< " + left.get(i++));
      } else {
        found.add("> " + right.get(j++));
      }
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String listed() {
    try (InputStream in = TwinsTest.class.getResourceAsStream("twins.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
