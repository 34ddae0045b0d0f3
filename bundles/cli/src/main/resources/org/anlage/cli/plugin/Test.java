package @package@;

import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
@imports@import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class @Class@Test {

  /** What the platform relies on. */
  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return Contracts.of(@contract@);
  }
}
