package org.anlage.recordings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/** Reads the sampling rate in {@code params.py} as text; the file is never executed. */
final class PhyParameters {
  private static final Pattern RATE =
      Pattern.compile("(?m)^\\s*sample_rate\\s*=\\s*([0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*(?:#.*)?$");
  private static final int LONGEST = 1 << 20;

  private PhyParameters() {}

  /** Samples per second. */
  static double sampleRate(Path folder) {
    Path file = folder.resolve("params.py");
    String got = "no such file";
    if (Files.isRegularFile(file)) {
      try (var in = Files.newInputStream(file)) {
        String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(text);
        got = "no line sample_rate = ...";
        if (rate.find()) {
          got = rate.group(1);
          double value = Double.parseDouble(got);
          if (value > 0 && value < Double.POSITIVE_INFINITY) {
            return value;
          }
        }
      } catch (NumberFormatException e) {
        // Said below.
      } catch (IOException e) {
        got = String.valueOf(e.getMessage());
      }
    }
    throw ProblemException.data(
        new Problem(
            "the sampling rate is not known",
            file.toString(),
            got,
            "sample_rate = 30000.",
            "set \"sampleRate\""));
  }
}
