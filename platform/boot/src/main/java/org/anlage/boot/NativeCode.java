package org.anlage.boot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The systems that a bundle has native code for, in words. */
final class NativeCode {
  private static final Pattern SYSTEM = attribute(Constants.BUNDLE_NATIVECODE_OSNAME);
  private static final Pattern PROCESSOR = attribute(Constants.BUNDLE_NATIVECODE_PROCESSOR);

  private NativeCode() {}

  private static Pattern attribute(String name) {
    return Pattern.compile(";\\s*" + name + "\\s*=\\s*\"?([^;\"]+)\"?");
  }

  /** "Windows10 x86-64, Linux aarch64", as the header of a bundle names them. */
  static String systems(Bundle bundle) {
    String header = String.valueOf(bundle.getHeaders().get(Constants.BUNDLE_NATIVECODE));
    Set<String> systems = new LinkedHashSet<>();
    for (String clause : header.split(",")) {
      List<String> words = all(SYSTEM, clause);
      words.addAll(all(PROCESSOR, clause));
      if (!words.isEmpty()) {
        systems.add(String.join(" ", words));
      }
    }
    return systems.isEmpty() ? "other systems" : String.join(", ", systems);
  }

  /** This system. */
  static String here() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  private static List<String> all(Pattern attribute, String clause) {
    List<String> values = new ArrayList<>();
    Matcher matcher = attribute.matcher(clause);
    while (matcher.find()) {
      values.add(matcher.group(1).strip());
    }
    return values;
  }
}
