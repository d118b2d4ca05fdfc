/*
 * Copyright (c) 2026 Contributors to the WiCAN binding for openHAB
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Requests that are put to the car one after the other, instead of the usual ones.
 *
 * <pre>
 * Informant (base)      whoever knows something of the car: one at a time, for the CarMonitor
 *   Survey              asks one request after the other, at a distance
 *     Recognizer        … to find out which car it is: when, how often, for how long
 *       RecognizingEar    hears it, if the car tells enough by itself (HeardCar, in vehicle.recognition)
 *       Prelude           what comes before the first question: a rest, listening, the 12 V battery
 *       Interview         what is asked, and when that is enough (what comes out of it is the Inquiry's, in
 *                         vehicle.recognition)
 *       Conclusion        what to tell then
 *     Questionnaire     … what a person wants to have asked
 * Line (asking)         the way to the car, one conversation at a time
 * </pre>
 */
package org.openhab.binding.wican.internal.monitor.survey;
