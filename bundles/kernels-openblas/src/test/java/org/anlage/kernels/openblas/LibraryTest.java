package org.anlage.kernels.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.anlage.api.component.ProblemException;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

final class LibraryTest {
  /** What a process prints whose environment names a file that is no library. */
  @Test
  void aMissingLibraryIsOneClearProblem() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java, "-cp", System.getProperty("java.class.path"), LibraryTest.class.getName()));
    builder.environment().put(Library.VARIABLE, "/nowhere/libopenblas.so");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor());
    assertTrue(said.startsWith("CONFIGURATION openblas: OpenBLAS cannot be used: got"), said);
    assertTrue(said.contains("/nowhere/libopenblas.so"), said);
    assertTrue(said.contains("apt install libopenblas0"), said);
    assertFalse(said.contains("\tat "), said);
  }

  /** The process of the test above. */
  public static void main(String[] arguments) {
    try {
      new OpenblasKernels(new ScalarKernels()).kernelClass();
    } catch (ProblemException e) {
      System.out.println(e.kind() + " " + e.getMessage());
    }
  }
}
