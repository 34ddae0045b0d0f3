package org.anlage.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScratchNameTest {
  private static final long GONE = 999_999_999_999L; // more than a process number can be

  private final long now = System.currentTimeMillis();

  @Test
  void whatALivingProcessPreparesStays() {
    assertFalse(ScratchName.isLeftOver(ScratchName.next(), 0));
  }

  @Test
  void whatAProcessOfThisMachineLeftGoes() {
    String own = ScratchName.next();
    assertTrue(ScratchName.isLeftOver(GONE + own.substring(own.indexOf('-')), now));
  }

  @Test
  void whatAnotherMachinePreparesStaysForAWeek() {
    String other = ScratchName.next().replaceAll("@.*", "@elsewhere");
    assertFalse(ScratchName.isLeftOver(GONE + other.substring(other.indexOf('-')), now));
    assertTrue(ScratchName.isLeftOver(other, now - TimeUnit.DAYS.toMillis(8)));
  }
}
