package @package@;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class @Class@Test {

  @TempDir Path folder;

  /** What the platform relies on, with a small sample of the files that are read. */
  @TestFactory
  Stream<DynamicTest> keepsTheContract() throws IOException {
    Path sample =
        Files.writeString(folder.resolve("neurons.csv"), "x,y,z\n0,0,0\n30,40,0\n0,0,12.5\n");
    return Contracts.of(new @Class@(), "{}", sample);
  }
}
