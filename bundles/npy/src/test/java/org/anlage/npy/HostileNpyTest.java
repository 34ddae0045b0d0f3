package org.anlage.npy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.anlage.api.component.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileNpyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text.npy         | elements of this type are not read: got '<U2'",
        "structured.npy   | got a structured type",
        "dictionary.npy   | got element 0, expected an array of numbers",
        "suite2p-stat.npy | got element 0, expected an array of numbers",
        "protocol-2.npy   | got '_codecs.encode'",
        "protocol-5.npy   | got 'numpy._core.numeric._frombuffer'",
        "calls-system.npy | got 'posix.system'"
      })
  void whatIsNotReadIsNamed(String name, String said) {
    ProblemException refused = assertThrows(ProblemException.class, () -> NumpyFiles.parse(name));
    assertTrue(refused.getMessage().startsWith(name + ", byte "), refused.getMessage());
    assertTrue(refused.getMessage().contains(said), refused.getMessage());
    assertEquals(ProblemException.Kind.DATA, refused.kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c-order.npy",
        "version-2-int32.npy",
        "version-3-bool.npy",
        "ragged-protocol-3.npy",
        "ragged-protocol-4.npy",
        "nested-integers.npy"
      })
  void everyTruncationIsOneProblem(String name) {
    byte[] whole = NumpyFiles.bytes(name);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      ProblemException refused =
          assertThrows(ProblemException.class, () -> NumpyFiles.parse(part, name));
      assertEquals(1, refused.problems().size());
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThrows(ProblemException.class, () -> NumpyFiles.parse(longer, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fortran-order.npy",
        "version-2-int32.npy",
        "ragged-protocol-3.npy",
        "ragged-protocol-4.npy",
        "nested-integers.npy"
      })
  void noChangedByteBreaksTheReader(String name) {
    // Every fifth value, 0 and 255 among them: all 256 would take seconds and were tried once.
    byte[] whole = NumpyFiles.bytes(name);
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      for (int value = 0; value < 256; value += 5) {
        byte[] changed = whole.clone();
        changed[at] = (byte) value;
        try {
          NumpyFiles.parse(changed, name);
        } catch (ProblemException e) {
          refused++;
        }
      }
    }
    assertTrue(refused > 200, "refused " + refused);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(2000000000,)                       | declares more than it holds",
        "(2147483639, 2147483639, 100000000) | declares more than it holds",
        "(99999999999,)                      | less than 2^31",
        "(2147483647,)                       | less than 2^31",
        "(-1,)                               | digits",
        "(2.0,)                              | ')'",
        "2                                   | '('",
        "(2                                  | ')'"
      })
  void declaredShapesAreNotBelieved(String shape, String said) {
    byte[] file = header("{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + "}");
    ProblemException refused =
        assertThrows(ProblemException.class, () -> NumpyFiles.parse(file, "x.npy"));
    assertTrue(refused.getMessage().contains(said), refused.getMessage());
  }

  @Test
  void aShapeWithAZeroMayHaveAnyOtherLength() {
    byte[] file =
        header(
            "{'descr': '<f8', 'fortran_order': True,"
                + " 'shape': (2000000000, 2000000000, 2000000000, 0)}");
    assertEquals(0, NumpyFiles.parse(file, "x.npy").elements().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{'descr': '<f8'}",
        "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': ()}",
        "{'descr': '<f8', 'fortran_order': 1, 'shape': ()}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (), 'more': 1}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': ()} + 1",
        "{'descr': __import__('os'), 'fortran_order': False, 'shape': ()}",
        "{'descr: <f8}"
      })
  void malformedHeadersAreOneProblem(String dictionary) {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> NumpyFiles.parse(header(dictionary), "x.npy"));
    assertTrue(refused.getMessage().contains("the header is malformed"), refused.getMessage());
  }

  @Test
  void otherFilesAreNotNpy() {
    for (String text : new String[] {"", "PK", "neuron,x,y,z\n1,2,3,4\n"}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      ProblemException refused =
          assertThrows(ProblemException.class, () -> NumpyFiles.parse(bytes, "x.npy"));
      assertTrue(refused.getMessage().contains("not an NPY file"), refused.getMessage());
    }
    byte[] version = NumpyFiles.bytes("c-order.npy");
    version[6] = 9;
    assertTrue(
        assertThrows(ProblemException.class, () -> NumpyFiles.parse(version, "x.npy"))
            .getMessage()
            .contains("got 9.0, expected 1.0, 2.0 or 3.0"));
  }

  @Test
  void missingFilesAndFoldersAreOneProblem(@TempDir Path folder) {
    ProblemException missing =
        assertThrows(ProblemException.class, () -> Npy.read(folder.resolve("no.npy")));
    assertEquals(folder.resolve("no.npy") + ": there is no such file", missing.getMessage());
    assertThrows(ProblemException.class, () -> Npy.read(folder));
  }

  private static byte[] header(String dictionary) {
    byte[] text = dictionary.getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = Arrays.copyOf(NumpyFiles.bytes("c-order.npy"), 10 + text.length);
    bytes[8] = (byte) text.length;
    bytes[9] = (byte) (text.length >> 8);
    System.arraycopy(text, 0, bytes, 10, text.length);
    return bytes;
  }
}
