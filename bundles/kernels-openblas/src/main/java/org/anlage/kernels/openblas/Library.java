package org.anlage.kernels.openblas;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.ArrayList;
import java.util.List;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * The one OpenBLAS of this process, looked for when first needed: the file that the environment
 * variable {@value #VARIABLE} names, else the system's. It computes on the calling thread alone,
 * since runs have their own.
 */
final class Library {
  /** Names the library's file. */
  static final String VARIABLE = "ANLAGE_OPENBLAS";

  private static final String INSTALL =
      "install it (Debian, Ubuntu: apt install libopenblas0; Fedora: dnf install openblas; macOS:"
          + " brew install openblas), name its file in "
          + VARIABLE
          + ", or leave --kernels out";

  private Library() {}

  /** Library, version and the processor it chose its code for: all that its bits depend on. */
  static String version() {
    return Loaded.open().version;
  }

  /** Binds {@link Routines} if that has not been done; refuses, saying why, where it cannot. */
  static void load() {
    Loaded.open();
  }

  /** A library that is bound, or why there is none. */
  private record Loaded(String version, String failure) {
    private static final Loaded INSTANCE = find();

    static Loaded open() {
      if (!INSTANCE.failure.isEmpty()) {
        throw ProblemException.configuration(
            new Problem("OpenBLAS cannot be used", "openblas", INSTANCE.failure, "", INSTALL));
      }
      return INSTANCE;
    }

    private static Loaded find() {
      String file = System.getenv(VARIABLE);
      List<String> names =
          file == null || file.isBlank()
              ? List.of(
                  "openblas",
                  "libopenblas.so.0",
                  "/opt/homebrew/opt/openblas/lib/libopenblas.dylib")
              : List.of(file);
      List<String> failures = new ArrayList<>();
      for (String name : names) {
        try {
          return bind(NativeLibrary.getInstance(name));
        } catch (LinkageError e) {
          failures.add(
              String.valueOf(e.getMessage()).lines().findFirst().orElse(name).replaceAll(":$", ""));
        }
      }
      return new Loaded("", failures.get(0));
    }

    private static Loaded bind(NativeLibrary library) {
      Native.register(Routines.class, library);
      String[] configuration = Routines.openblas_get_config().split(" ");
      for (String word : configuration) {
        if (word.equals("USE64BITINT")) {
          return new Loaded("", "a library of 64-bit integers, " + library.getName());
        }
      }
      Routines.openblas_set_num_threads(1);
      return new Loaded(
          "openblas-" + configuration[1] + "-" + Routines.openblas_get_corename(), "");
    }
  }
}
