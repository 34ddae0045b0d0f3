package org.anlage.parameters.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Writes JSON: for people, with indents; or canonical, so that equal values give equal bytes. */
public final class JsonWriter {
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");

  private final StringBuilder out = new StringBuilder();
  private final boolean canonical;

  private JsonWriter(boolean canonical) {
    this.canonical = canonical;
  }

  /**
   * Canonical form: keys sorted by code unit, no white space, numbers in Java's shortest form that
   * reads back as the same double (whole numbers without a fraction).
   */
  public static String canonical(Json value) {
    JsonWriter writer = new JsonWriter(true);
    writer.write(value, 0);
    return writer.out.toString();
  }

  /** Indented by two spaces, keys in their own order. */
  public static String pretty(Json value) {
    JsonWriter writer = new JsonWriter(false);
    writer.write(value, 0);
    return writer.out.append('\n').toString();
  }

  /** SHA-256 of the canonical form, hex. */
  public static String digest(Json value) {
    return sha256(canonical(value).getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of bytes, hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void write(Json value, int depth) {
    if (value instanceof Json.Obj object) {
      Map<String, Json> members = canonical ? new TreeMap<>(object.members()) : object.members();
      List<Map.Entry<String, Json>> entries = new ArrayList<>(members.entrySet());
      list(
          '{',
          '}',
          entries.size(),
          depth,
          false,
          i -> {
            string(entries.get(i).getKey());
            out.append(canonical ? ":" : ": ");
            write(entries.get(i).getValue(), depth + 1);
          });
    } else if (value instanceof Json.Arr array) {
      boolean flat =
          array.items().stream().noneMatch(v -> v instanceof Json.Obj || v instanceof Json.Arr);
      list(
          '[', ']', array.items().size(), depth, flat, i -> write(array.items().get(i), depth + 1));
    } else if (value instanceof Json.Str text) {
      string(text.value());
    } else if (value instanceof Json.Num number) {
      out.append(canonical ? canonicalNumber(number) : number.literal());
    } else if (value instanceof Json.Bool bool) {
      out.append(bool.value());
    } else {
      out.append("null");
    }
  }

  private void list(
      char open,
      char close,
      int size,
      int depth,
      boolean flat,
      java.util.function.IntConsumer item) {
    out.append(open);
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.append(',');
      }
      if (!canonical) {
        if (flat) {
          out.append(i > 0 ? " " : "");
        } else {
          out.append('\n').append("  ".repeat(depth + 1));
        }
      }
      item.accept(i);
    }
    if (!canonical && !flat && size > 0) {
      out.append('\n').append("  ".repeat(depth));
    }
    out.append(close);
  }

  private static String canonicalNumber(Json.Num number) {
    if (INTEGER.matcher(number.literal()).matches()) {
      return number.literal();
    }
    return ((Json.Num) Json.number(number.value())).literal();
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
