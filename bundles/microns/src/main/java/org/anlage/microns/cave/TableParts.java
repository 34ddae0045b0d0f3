package org.anlage.microns.cave;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/** A table in several files: a folder of parts, which follow each other in order of their names. */
final class TableParts {
  /** Ends of the names of parts. */
  private static final List<String> ENDINGS =
      List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz", ".parquet", ".npy");

  private static final Pattern DIGITS = Pattern.compile("\\d+|\\D+");

  private TableParts() {}

  /** Whether a folder holds parts. */
  static boolean isOne(Path folder) {
    return Files.isDirectory(folder) && !list(folder).isEmpty();
  }

  /** Whether all parts, or the file itself, have names of that end. */
  static boolean are(Path file, String ending) {
    return of(file).stream().allMatch(part -> part.toString().endsWith(ending));
  }

  /**
   * The parts of a folder, part-2 before part-10; a file is its only part.
   *
   * @throws ProblemException with kind DATA if there are none, or of several formats
   */
  static List<Path> of(Path file) {
    if (!Files.isDirectory(file)) {
      return List.of(file);
    }
    List<Path> parts = list(file);
    long formats =
        parts.stream()
            .map(part -> part.getFileName().toString().replaceFirst("\\.gz$", ""))
            .map(name -> name.substring(name.lastIndexOf('.')))
            .distinct()
            .count();
    if (formats != 1) {
      throw ProblemException.data(
          new Problem(
              parts.isEmpty() ? "a folder without parts" : "parts of several formats",
              file.toString(),
              parts.isEmpty()
                  ? ""
                  : String.join(", ", parts.stream().map(p -> p.getFileName().toString()).toList()),
              "the parts of one table, all CSV, TSV, Parquet or NPY",
              "move other files away"));
    }
    return parts;
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .filter(TableParts::isPart)
          .sorted(Comparator.comparing(part -> part.getFileName().toString(), TableParts::compare))
          .toList();
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem("cannot be listed", folder.toString(), String.valueOf(e), "", ""),
          e);
    }
  }

  private static boolean isPart(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && !CaveTable.isHeader(name)
        && ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** Numbers in names are compared as numbers. */
  private static int compare(String one, String other) {
    Matcher a = DIGITS.matcher(one);
    Matcher b = DIGITS.matcher(other);
    while (a.find()) {
      if (!b.find()) {
        return 1;
      }
      boolean numbers =
          Character.isDigit(a.group().charAt(0)) && Character.isDigit(b.group().charAt(0));
      int order =
          numbers
              ? new BigInteger(a.group()).compareTo(new BigInteger(b.group()))
              : a.group().compareTo(b.group());
      if (order != 0) {
        return order;
      }
    }
    return b.find() ? -1 : one.compareTo(other);
  }
}
