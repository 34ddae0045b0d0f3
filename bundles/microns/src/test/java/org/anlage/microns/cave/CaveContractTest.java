package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The loader of exports does what is asked of a plug-in's source. */
class CaveContractTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> exports() {
    return Contracts.overParameters(
        new MicronsCave(Optional.empty()),
        "{}",
        new CaveOnDisk(folder).matches().synapses().types().folder);
  }
}
