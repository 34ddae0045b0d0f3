package org.anlage.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
  @Test
  void aLibraryOfTheVersionBeforeNeedsAnotherStart() {
    String fix =
        NativeLibraries.fix(
            "java.lang.UnsatisfiedLinkError: Native Library /tmp/libn.so already loaded in another"
                + " classloader");
    assertTrue(fix.contains("start Anlage again"), fix);
    assertTrue(fix.contains("Bundle-NativeCode"), fix);
  }

  @Test
  void aLibraryThatIsNotThereIsToBeCarriedOrNamed() {
    String fix = NativeLibraries.fix("java.lang.UnsatisfiedLinkError: no n in java.library.path");
    assertTrue(fix.contains("-Djava.library.path=DIR"), fix);
  }

  @Test
  void otherReasonsAreLeftAlone() {
    assertEquals("", NativeLibraries.fix("java.lang.NoClassDefFoundError: a/B"));
  }
}
