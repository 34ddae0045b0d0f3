package org.anlage.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One clause of a manifest header (OSGi Core 8, 3.2.4): {@code value;key=value;key:=value}.
 *
 * @param value what stands first
 * @param attributes attributes and directives, without quotes
 */
record ManifestClause(String value, Map<String, String> attributes) {
  /** Splits a header; quoted commas and semicolons do not count. */
  static List<ManifestClause> parse(String header) {
    List<ManifestClause> clauses = new ArrayList<>();
    for (String clause : split(header, ',')) {
      List<String> parts = split(clause, ';');
      Map<String, String> attributes = new LinkedHashMap<>();
      for (String part : parts.subList(1, parts.size())) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          String key = part.substring(0, equals).replace(":", "").strip();
          attributes.put(key, unquoted(part.substring(equals + 1)));
        }
      }
      clauses.add(new ManifestClause(unquoted(parts.get(0)), attributes));
    }
    return clauses;
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String unquoted(String text) {
    String stripped = text.strip();
    boolean quotes = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
    return quotes ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
