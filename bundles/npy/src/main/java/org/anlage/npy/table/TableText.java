package org.anlage.npy.table;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a table (CSV, TSV, the semicolons and decimal commas of spreadsheets), decompressed
 * where it is gzipped, whatever its name. How it is written is found from its first lines:
 *
 * <ul>
 *   <li>the separator is the tab, semicolon or comma that divides the first two lines into equally
 *       many fields, in this order; else the comma;
 *   <li>the comma is a decimal sign if it separates no fields, occurs in numbers that no separator
 *       of thousands would give, and no number has a point.
 * </ul>
 *
 * <p>A gzipped table may expand to at most 256 MiB or 100 times its own size, whichever is more.
 *
 * @param bytes decompressed; a byte order mark, if any, is still there
 * @param separator of fields
 * @param decimalComma whether numbers have a comma for a point
 */
public record TableText(InputStream bytes, char separator, boolean decimalComma)
    implements Closeable {
  private static final int LOOK = 1 << 20;
  private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+");
  private static final Pattern WITH_POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");

  /** Opens a file. */
  public static TableText open(Path file) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      stream.mark(2);
      boolean gzip =
          stream.read() == 0x1f && stream.read() == 0x8b || file.toString().endsWith(".gz");
      stream.reset();
      BufferedInputStream plain =
          new BufferedInputStream(gzip ? Expanded.of(file, stream) : stream, 1 << 16);
      plain.mark(LOOK);
      byte[] start = plain.readNBytes(LOOK);
      plain.reset();
      List<String> lines = lines(start);
      char separator = separator(lines);
      return new TableText(plain, separator, separator != ',' && decimalComma(lines, separator));
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  /**
   * A number as this table writes them.
   *
   * @throws NumberFormatException if it is none
   */
  public double number(String text) {
    return number(text, decimalComma);
  }

  /** The same, for who has closed the table. */
  public static double number(String text, boolean decimalComma) {
    if (decimalComma && text.indexOf('.') >= 0) {
      throw new NumberFormatException("a point beside decimal commas: " + text);
    }
    return Double.parseDouble(decimalComma ? text.replace(',', '.') : text);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  /** Lines that are not empty; the last, which may be cut off, only where it is the only one. */
  private static List<String> lines(byte[] start) {
    String text = new String(start, charset(start));
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return start.length == LOOK && lines.size() > 1 ? lines.subList(0, lines.size() - 1) : lines;
  }

  private static Charset charset(byte[] start) {
    if (start.length >= 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    return start.length >= 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  private static char separator(List<String> lines) {
    for (char candidate : new char[] {'\t', ';', ','}) {
      int first = lines.isEmpty() ? 0 : count(lines.get(0), candidate);
      if (first > 0 && (lines.size() < 2 || count(lines.get(1), candidate) == first)) {
        return candidate;
      }
    }
    return ',';
  }

  /** Outside quotes. */
  private static int count(String line, char separator) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      count += !quoted && line.charAt(i) == separator ? 1 : 0;
    }
    return count;
  }

  private static boolean decimalComma(List<String> lines, char separator) {
    boolean certain = false;
    for (String line : lines) {
      for (String field : line.split(Pattern.quote(String.valueOf(separator)))) {
        String text = field.strip();
        if (WITH_POINT.matcher(text).matches()) {
          return false;
        }
        certain |= WITH_COMMA.matcher(text).matches() && !THOUSANDS.matcher(text).matches();
      }
    }
    return certain;
  }
}
