package org.anlage.report.chart;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Pictures of up to 256 colours as PNG (ISO/IEC 15948), without AWT, which a Java without a display
 * may lack.
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private Png() {}

  /**
   * Encodes a picture.
   *
   * @param width pixels per row
   * @param height rows
   * @param pixels index of the colour of every pixel, row by row
   * @param colours colours as 0xRRGGBB, at most 256
   */
  static byte[] encode(int width, int height, byte[] pixels, int[] colours) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    byte eightBits = 8;
    byte indexed = 3;
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    chunk(file, "IHDR", header.put(eightBits).put(indexed).array());
    ByteBuffer palette = ByteBuffer.allocate(3 * colours.length);
    for (int colour : colours) {
      palette.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
    }
    chunk(file, "PLTE", palette.array());
    ByteBuffer rows = ByteBuffer.allocate((width + 1) * height);
    for (int row = 0; row < height; row++) {
      byte noFilter = 0;
      rows.put(noFilter).put(pixels, row * width, width);
    }
    chunk(file, "IDAT", compress(rows.array()));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  /** As the address of an embedded picture. */
  static String dataUri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(name);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }

  private static byte[] compress(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      compressed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return compressed.toByteArray();
  }
}
