package org.anlage.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The notice of a distribution: software of others that is in it, with licences. */
final class Notice {
  /** Its name in a distribution. */
  static final String FILE = "NOTICE";

  private static final Pattern COPYRIGHT = Pattern.compile("(\\S[^:]*): Copyright .*");
  private static final String OWN = "org.anlage";

  private Notice() {}

  /**
   * The notice of a distribution that was assembled from another one.
   *
   * @param name name of the distribution
   * @param original the notice of the other one, which has the texts of licences at its end
   * @param parts what is in the distribution
   */
  static String of(String name, String original, List<SbomComponent> parts) {
    List<SbomComponent> others =
        parts.stream()
            .flatMap(part -> Stream.concat(Stream.of(part), part.inside().stream()))
            .filter(part -> !part.name().startsWith(OWN) && !isOwn(part))
            .sorted(Comparator.comparing(Notice::label))
            .toList();
    StringBuilder text = new StringBuilder();
    List<String> lines = original.lines().toList();
    lines.stream().takeWhile(line -> !line.isBlank()).forEach(line -> line(text, line));
    line(text, "");
    line(text, "This distribution, " + name + ", contains the following software of others;");
    line(text, Sbom.FILE + " has its versions and digests.");
    line(text, "");
    for (SbomComponent part : others) {
      String licences =
          part.licences().isEmpty()
              ? "licence not stated"
              : String.join(", ", part.licences().stream().map(Licence::text).toList());
      line(text, "  %-50s %s".formatted(label(part), licences));
    }
    line(text, "");
    texts(lines, others).forEach(line -> line(text, line));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private static boolean isOwn(SbomComponent part) {
    return part.id().map(id -> id.group().equals(OWN)).orElse(false);
  }

  private static String label(SbomComponent part) {
    return part.id().map(Coordinates::artifact).orElse(part.name()) + " " + part.version();
  }

  /** Texts of licences, with the copyrights of what is here; a text without any is left out. */
  private static List<String> texts(List<String> original, List<SbomComponent> parts) {
    List<String> kept = new ArrayList<>();
    boolean here = true;
    boolean copyrights = false;
    for (String line : original.stream().dropWhile(l -> !l.startsWith("Products of")).toList()) {
      Matcher copyright = COPYRIGHT.matcher(line);
      if (copyright.matches()) {
        here = (copyrights && here) | isHere(copyright.group(1), parts);
        copyrights = true;
        if (isHere(copyright.group(1), parts)) {
          kept.add(line);
        }
      } else {
        copyrights = false;
        if (here) {
          kept.add(line);
        }
      }
    }
    return kept;
  }

  private static boolean isHere(String label, List<SbomComponent> parts) {
    String wanted = letters(label);
    return parts.stream().anyMatch(part -> letters(label(part)).contains(wanted));
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
