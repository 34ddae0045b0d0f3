package org.anlage.api.result;

import java.util.List;

/**
 * An axis of a {@link Chart}.
 *
 * @param label what is shown
 * @param unit unit, or empty; "proportion" for parts of a whole, drawn from 0 to 1
 * @param scale how positions follow values
 * @param categories names of positions 0, 1, 2, ... for a categorical axis, else empty
 */
public record Axis(String label, String unit, Scale scale, List<String> categories) {
  /** How positions follow values. */
  public enum Scale {
    /** Proportional. */
    LINEAR,
    /** Logarithmic. */
    LOG,
    /** Named positions 0, 1, 2, ... */
    CATEGORY
  }

  /** Copies the list. */
  public Axis {
    categories = List.copyOf(categories);
  }

  /** A linear axis. */
  public static Axis linear(String label, String unit) {
    return new Axis(label, unit, Scale.LINEAR, List.of());
  }

  /** A logarithmic axis. */
  public static Axis log(String label, String unit) {
    return new Axis(label, unit, Scale.LOG, List.of());
  }

  /** A categorical axis. */
  public static Axis categories(String label, List<String> categories) {
    return new Axis(label, "", Scale.CATEGORY, categories);
  }
}
