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
 *     Recognizer        … to find out which car it is: when, how often, for how long (what is asked and what comes out
 *                       of it is the Inquiry's, in vehicle.recognition)
 *     Questionnaire     … what a person wants to have asked
 * Conversation (asking) one request and its answer
 * Journal (asking)      keeps what was asked and answered, for a report
 * </pre>
 */
package org.openhab.binding.wican.internal.monitor.survey;
