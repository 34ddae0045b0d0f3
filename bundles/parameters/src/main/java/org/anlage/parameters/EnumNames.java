package org.anlage.parameters;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Enum constants as they are written in files: lower case, words joined by hyphens. */
final class EnumNames {
  private EnumNames() {}

  static String of(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> all(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(EnumNames::of).toList();
  }
}
