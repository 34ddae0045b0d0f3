package org.anlage.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExitGuardTest {

  /** Defines the class anew, guarded. */
  private static final class Guarded extends ClassLoader {
    Guarded() {
      super(null);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try {
        byte[] bytes = ExitGuard.guarded(bytes(name));
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        ExitGuardTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      return in.readAllBytes();
    }
  }

  private static IntConsumer ender() throws Exception {
    Class<?> type = new Guarded().loadClass(Ender.class.getName());
    assertNotSame(Ender.class, type);
    return (IntConsumer) type.getDeclaredConstructor().newInstance();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void everyWayToEndThrows(int way) throws Exception {
    IntConsumer ender = ender();
    SecurityException refused = assertThrows(SecurityException.class, () -> ender.accept(way));
    assertEquals(ExitGuard.MESSAGE, refused.getMessage());
  }

  @Test
  void otherCallsAreLeftAlone() throws Exception {
    ender().accept(7);
    assertEquals("exit", System.clearProperty("anlage.test.ender"));
  }

  @Test
  void aClassThatIsTooNewIsLeftToTheVirtualMachine() throws IOException {
    byte[] tooNew = bytes(Ender.class.getName());
    tooNew[7] = 127;
    assertArrayEquals(tooNew, ExitGuard.guarded(tooNew));
  }
}
