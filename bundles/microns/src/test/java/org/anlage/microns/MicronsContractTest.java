package org.anlage.microns;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The loader does what is asked of a plug-in's source, with both forms of a field. */
class MicronsContractTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> released() {
    return Contracts.overParameters(
        new MicronsField(), "{}", new FieldOnDisk(folder).released().folder);
  }

  @TestFactory
  Stream<DynamicTest> tables() {
    return Contracts.overParameters(
        new MicronsField(), "{}", new FieldOnDisk(folder).tables().folder);
  }
}
