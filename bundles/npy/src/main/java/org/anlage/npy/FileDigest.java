package org.anlage.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * The SHA-256 of a file that is a parameter. It becomes a parameter too, and so a part of the id of
 * every run that the file enters.
 */
public final class FileDigest {
  private FileDigest() {}

  /**
   * The digest that parameters state, else that of the file as it is now.
   *
   * @throws IllegalArgumentException if the file cannot be read
   */
  public static Optional<String> stated(String file, Optional<String> sha256) {
    if (sha256.isPresent()) {
      if (!sha256.get().matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits");
      }
      return sha256;
    }
    try {
      return Optional.of(of(Path.of(file)));
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(
          "the file \"" + file + "\" cannot be read; check the path", e);
    }
  }

  /** The path, if its content still has the digest. */
  public static Path require(String file, Optional<String> sha256) {
    Path path = Path.of(file);
    try {
      String now = of(path);
      if (sha256.isPresent() && !sha256.get().equals(now)) {
        throw ProblemException.data(
            new Problem(
                "the file is not the one that the run was defined with",
                file,
                "SHA-256 " + now,
                sha256.get(),
                "restore it, or run the experiment again without sha256"));
      }
      return path;
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem("the file cannot be read", file, String.valueOf(e.getMessage()), "", ""),
          e);
    }
  }

  private static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[1 << 16];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        sha.update(piece, 0, read);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
