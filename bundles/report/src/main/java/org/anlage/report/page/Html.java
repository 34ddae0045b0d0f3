package org.anlage.report.page;

import java.util.regex.Pattern;

/** Text made safe for a page. */
public final class Html {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

  private Html() {}

  /** Escapes text for use between tags and inside quoted attributes. */
  public static String text(String raw) {
    String clean = CONTROL.matcher(raw).replaceAll("\uFFFD");
    StringBuilder safe = new StringBuilder(clean.length() + 16);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /** The same with a capital at its start. */
  public static String sentence(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** An element with text in it. */
  public static String element(String name, String raw) {
    return "<" + name + ">" + text(raw) + "</" + name + ">";
  }
}
