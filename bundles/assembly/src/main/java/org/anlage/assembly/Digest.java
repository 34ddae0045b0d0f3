package org.anlage.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of content that need not fit into memory. */
enum Digest {
  /** What Maven compares downloads with; not for what somebody may have tampered with. */
  SHA_1("SHA-1"),
  /** What distributions are locked with. */
  SHA_256("SHA-256");

  private final String algorithm;

  Digest(String algorithm) {
    this.algorithm = algorithm;
  }

  /** Of everything that is left in a stream, which is closed; hex. */
  String of(InputStream in) throws IOException {
    try (DigestInputStream digesting = new DigestInputStream(in, algorithm())) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    }
  }

  private MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
