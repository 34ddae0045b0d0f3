/**
 * Loads fields of the MICrONS cubic millimetre (doi 10.1038/s41586-025-08790-w) as their companion
 * study released them, and puts right what the files hold differently from what they say.
 */
@NullMarked
package org.anlage.microns;

import org.jspecify.annotations.NullMarked;
