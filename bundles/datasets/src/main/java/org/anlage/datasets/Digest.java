package org.anlage.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A digest of a file.
 *
 * @param algorithm as Java names it: {@code SHA-256} or {@code MD5}
 * @param hex lower case
 */
public record Digest(String algorithm, String hex) {
  static final String SHA256 = "SHA-256";
  static final String MD5 = "MD5";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
  private static final int BUFFER = 1 << 16;

  /** Checks that it is one. */
  public Digest {
    hex = hex.toLowerCase(Locale.ROOT);
    int length = algorithm.equals(SHA256) ? 64 : 32;
    if (!HEX.matcher(hex).matches() || hex.length() != length) {
      throw new IllegalArgumentException(algorithm + " has " + length + " hex digits: " + hex);
    }
  }

  /** A SHA-256. */
  public static Digest sha256(String hex) {
    return new Digest(SHA256, hex);
  }

  /** As {@code md5:...} or {@code sha256:...}; empty for what is neither. */
  static Optional<Digest> parse(String text) {
    String[] parts = text.split(":", 2);
    if (parts.length == 2) {
      String algorithm =
          switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "md5" -> MD5;
            case "sha256", "sha-256" -> SHA256;
            default -> "";
          };
      return algorithm.isEmpty() ? Optional.empty() : Optional.of(new Digest(algorithm, parts[1]));
    }
    return Optional.empty();
  }

  /** The digest of a file by the same algorithm. */
  Digest of(Path file) throws IOException {
    return of(algorithm, file);
  }

  /** The SHA-256 of a file. */
  public static Digest sha256(Path file) throws IOException {
    return of(SHA256, file);
  }

  static Digest of(String algorithm, Path file) throws IOException {
    MessageDigest digest = digest(algorithm);
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return new Digest(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  @Override
  public String toString() {
    return algorithm + " " + hex;
  }
}
