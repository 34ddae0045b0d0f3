package org.anlage.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

class ExhaustedTest {
  private static BundleException rejected(IOException cause) {
    return new BundleException("unable to cache", new IllegalStateException(cause));
  }

  private static String assertNoFaultOfTheJar(IOException cause) {
    Rejection rejection = new Rejection(rejected(cause));
    assertTrue(rejection.isExhaustion(), cause::getMessage);
    return new Exhausted(rejection.reason()).getMessage();
  }

  @Test
  void aFullFolderAndTooManyFilesAreNoFaultOfTheJar() {
    assertTrue(
        assertNoFaultOfTheJar(new IOException("No space left on device")).contains("TMPDIR=DIR"));
    assertTrue(
        assertNoFaultOfTheJar(new IOException("Disk quota exceeded")).contains("TMPDIR=DIR"));
    assertTrue(
        assertNoFaultOfTheJar(new FileSystemException("/tmp/x", null, "Too many open files"))
            .contains("ulimit -n"));
  }

  @Test
  void anythingElseIsAFaultOfTheJar() {
    Rejection rejection = new Rejection(rejected(new IOException("invalid LOC header")));
    assertFalse(rejection.isExhaustion());
    assertEquals(
        "it is damaged or not a jar: IOException: invalid LOC header", rejection.reason().cause());
    assertFalse(new Rejection(Rejection.NOT_A_BUNDLE).isExhaustion());
  }
}
