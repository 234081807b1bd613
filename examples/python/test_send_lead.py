import json
import os
import unittest
import urllib.error

from go_high_level_emulator import connect
from send_lead import send_lead


def setUpModule():
    # Where no emulator runs, this says so once, instead of each test in its own way.
    global emulator
    emulator = connect(os.environ.get("GHL_EMULATOR_URL", "http://127.0.0.1:8080"))


class SendLeadTest(unittest.TestCase):
    def setUp(self):
        self.location = emulator.location()

    def send(self, lead):
        return send_lead(lead, self.location.base_url, self.location.api_key)

    def test_a_lead_becomes_a_contact(self):
        contact = self.send({"firstName": "John", "email": "john@deo.com", "tags": ["spring"]})

        self.assertEqual(self.location.contacts(), [contact])
        self.assertEqual(contact["tags"], ["spring"])

    def test_a_lead_that_nobody_could_reach_is_refused(self):
        with self.assertRaises(urllib.error.HTTPError) as raised:
            self.send({"firstName": "John"})

        with raised.exception as refusal:
            self.assertEqual(refusal.code, 422)
            self.assertEqual(json.load(refusal)["email or phone"]["message"], "The email or phone field is mandatory.")
        self.assertEqual(self.location.contacts(), [])

    def test_a_field_that_the_api_would_silently_ignore_is_pointed_out(self):
        self.send({"email": "john@deo.com", "customFields": {"source": "form"}})

        exchange = self.location.wait_for_request({"method": "POST", "body": {"email": "john@deo.com"}})
        self.assertEqual(exchange["response"]["status"], 200)
        self.assertRegex(exchange["reasons"][0], r"customFields was ignored.*did you mean customField\?")

    def test_a_lead_that_met_the_rate_limit_twice_is_sent_again_and_kept_once(self):
        # The emulator asks for a second's patience; 0, so that the test need not wait.
        self.location.fail(status=429, times=2, headers={"Retry-After": "0"})

        contact = self.send({"email": "john@deo.com"})

        self.location.expect_requests({"method": "POST"}, times=3)
        self.assertEqual(self.location.contacts(), [contact])

    def test_a_lead_whose_reply_was_lost_is_stored_though_its_sender_never_learns_it(self):
        self.location.fail(connection="reset-after")

        with self.assertRaises(ConnectionError):
            self.send({"email": "john@deo.com"})

        lost = self.location.wait_for_request()
        self.assertIsNone(lost["response"])
        self.assertEqual([contact["id"] for contact in self.location.contacts()], lost["contactIds"])


if __name__ == "__main__":
    unittest.main()
