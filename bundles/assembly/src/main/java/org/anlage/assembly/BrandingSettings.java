package org.anlage.assembly;

import java.util.Optional;
import java.util.regex.Pattern;
import org.anlage.api.component.Parameter;

/** The extension {@code anlage-branding} of a feature, and {@code conf/branding.json}. */
record BrandingSettings(
    @Parameter(text = "Name of the distribution") String name,
    @Parameter(text = "Lines above help and results", value = "\"\"") String banner,
    @Parameter(text = "What stands above the title of a report; the name where absent")
        Optional<String> title,
    @Parameter(text = "Colour of headings and links on white paper, #rrggbb")
        Optional<String> accent,
    @Parameter(text = "The same on dark paper") Optional<String> darkAccent,
    @Parameter(text = "Experiment file that `anlage demo` runs; one of anlage-experiments")
        Optional<String> experiment) {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  BrandingSettings {
    check(accent);
    check(darkAccent);
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a distribution is not empty");
    }
  }

  private static void check(Optional<String> colour) {
    colour
        .filter(text -> !COLOUR.matcher(text).matches())
        .ifPresent(
            text -> {
              throw new IllegalArgumentException("\"" + text + "\" is no colour; write #rrggbb");
            });
  }
}
