package org.anlage.npy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTextTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '!',
      delimiter = '|',
      value = {
        "a,b\\n1,2|,|false",
        "a;b\\n1;2|;|false",
        "a;b\\n1,5;2|;|true",
        "a;b\\n1,500;2,250|;|false", // thousands or decimals: not certain
        "a;b\\n1,500;0,25|;|true",
        "a;b\\n1,5;2.5|;|false",
        "a@b\\n1,5@2|@|true",
        "-0,5;1,5\\n2,5;3,5|;|true", // without a header
        "\"x, y\",b\\n1,2|,|false",
        "a,b;c\\n1,2|,|false", // a name with a semicolon
        "a\\n1|,|false",
        "\uFEFFa;b\\n1;2|;|false",
      })
  void howATableIsWrittenIsFound(String lines, String separator, boolean comma) throws IOException {
    String text = lines.replace("\\n", "\n").replace('@', '\t');
    Path plain = Files.writeString(folder.resolve("t.csv"), text);
    Path zipped = folder.resolve("t.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    for (Path file : new Path[] {plain, zipped}) {
      try (TableText table = TableText.open(file)) {
        assertEquals(separator.replace('@', '\t'), String.valueOf(table.separator()));
        assertEquals(comma, table.decimalComma());
        assertEquals(text, new String(table.bytes().readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  /** 300 MB of zeros in 0.3 MB. */
  @Test
  void aGzippedTableThatExpandsBeyondMeasureIsOneError() throws IOException {
    Path bomb = folder.resolve("bomb.csv.gz");
    byte[] rows = "0,0,0,0\n".repeat(1 << 17).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      for (int k = 0; k < 300; k++) {
        out.write(rows);
      }
    }
    try (TableText table = TableText.open(bomb)) {
      InputStream bytes = table.bytes();
      IOException refused =
          assertThrows(IOException.class, () -> bytes.transferTo(OutputStream.nullOutputStream()));
      assertTrue(refused.getMessage().contains("more than 268435456 bytes"), refused.getMessage());
    }
  }

  @Test
  void numbersOfATableWithDecimalCommas() {
    assertEquals(-1500.25, TableText.number("-1500,25", true));
    assertThrows(NumberFormatException.class, () -> TableText.number("1.500", true));
    assertThrows(NumberFormatException.class, () -> TableText.number("1,5", false));
  }
}
