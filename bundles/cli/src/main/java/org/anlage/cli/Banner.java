package org.anlage.cli;

import org.anlage.api.distribution.Branding;

/** What a distribution puts above help and results, in its colour where colours can be seen. */
final class Banner {
  private Banner() {}

  /** The banner with a line end; empty for none. */
  static String of(Branding branding, boolean colours) {
    String text = branding.banner();
    if (text.isEmpty()) {
      return "";
    }
    return branding
            .accent()
            .filter(accent -> colours)
            .map(accent -> escape(accent) + text + "\u001b[0m")
            .orElse(text)
        + System.lineSeparator();
  }

  /** ISO 8613-6: foreground as red, green, blue. */
  private static String escape(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return "\u001b[38;2;" + (rgb >> 16) + ";" + (rgb >> 8 & 255) + ";" + (rgb & 255) + "m";
  }
}
