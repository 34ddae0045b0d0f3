package org.anlage.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import aQute.bnd.version.Version;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No package of the API changes incompatibly without saying so in its version. bnd's baseline
 * plug-in asks for the same, but takes no notice of versions below 1; docs/api-evolution.md.
 */
class ApiBaselineTest {
  private static final File BASELINE = new File("baseline/org.anlage.api-0.1.0-candidate.jar");

  @Test
  void incompatiblePackagesHaveANewVersion() throws Exception {
    List<String> wrong = new ArrayList<>();
    Set<String> compared = new TreeSet<>();
    try (Processor processor = new Processor();
        Jar newer = new Jar("newer", new File("target/classes"));
        Jar older = new Jar(BASELINE)) {
      Baseline baseline = new Baseline(processor, new DiffPluginImpl());
      for (Baseline.Info info : baseline.baseline(newer, older, null)) {
        compared.add(info.packageName);
        boolean incompatible =
            info.packageDiff.getDelta() == Delta.MAJOR
                || info.packageDiff.getDelta() == Delta.REMOVED;
        if (incompatible && !says(info.olderVersion, info.newerVersion)) {
          wrong.add(info.packageName + " " + info.newerVersion + ":" + reasons(info.packageDiff));
        }
      }
    }
    assertTrue(compared.contains("org.anlage.api.task"), compared::toString);
    assertEquals(
        List.of(),
        wrong,
        "incompatible with "
            + BASELINE
            + ": make the change compatible, or raise the package's"
            + " @Version; docs/api-evolution.md says how");
  }

  /** Below 1, the minor version says that something breaks; from 1 on, the major one does. */
  private static boolean says(Version older, Version newer) {
    return newer.getMajor() > older.getMajor()
        || older.getMajor() == 0 && newer.getMinor() > older.getMinor();
  }

  /** The innermost differences that are incompatible, one a line. */
  private static String reasons(Diff diff) {
    StringBuilder lines = new StringBuilder();
    for (Diff child : diff.getChildren()) {
      Delta delta = child.getDelta();
      if (delta == Delta.MAJOR) {
        lines.append(reasons(child));
      }
      if (delta == Delta.REMOVED || delta == Delta.ADDED) {
        lines.append("\n  ").append(diff.getName()).append(": ").append(delta).append(' ');
        lines.append(child.getName());
      }
    }
    return lines.toString();
  }
}
