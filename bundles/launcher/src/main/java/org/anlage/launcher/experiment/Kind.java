package org.anlage.launcher.experiment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.anlage.launcher.catalogue.ExtensionKind;

/** Says which kind of extension a {@link Component} in an experiment record is. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Kind {
  ExtensionKind value();
}
