-- a file as RefNet 0.1.0 left it, with the journal of its steps
PRAGMA application_id=1382436468;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num TEXT NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE ally (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	person_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	trust INTEGER NOT NULL, 
	since TEXT, 
	cadence_days INTEGER NOT NULL, 
	paused_until TEXT, 
	CONSTRAINT pk_ally PRIMARY KEY (id), 
	CONSTRAINT ck_ally_cadence_range CHECK (cadence_days BETWEEN 1 AND 3650), 
	CONSTRAINT ck_ally_trust_range CHECK (trust BETWEEN 1 AND 5), 
	CONSTRAINT fk_ally_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_ally_person_id UNIQUE (person_id), 
	CONSTRAINT ck_ally_kind CHECK (kind IN ('client', 'former_client', 'partner', 'colleague', 'friend'))
)
 STRICT

;
CREATE TABLE ask (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	ally_id TEXT NOT NULL, 
	rep_id TEXT NOT NULL, 
	asked_on TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	ideal_client TEXT NOT NULL, 
	wording TEXT NOT NULL, 
	target TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	answered_on TEXT, 
	import_batch_id TEXT, 
	CONSTRAINT pk_ask PRIMARY KEY (id), 
	CONSTRAINT fk_ask_ally_id FOREIGN KEY(ally_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_ask_import_batch_id FOREIGN KEY(import_batch_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_ask_rep_id FOREIGN KEY(rep_id) REFERENCES rep (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_ask_channel CHECK (channel IN ('details', 'email', 'message', 'call', 'video', 'in_person')), 
	CONSTRAINT ck_ask_answer CHECK (answer IN ('pending', 'named', 'later', 'declined', 'silence'))
)
 STRICT

;
CREATE TABLE change (
	number INTEGER NOT NULL, 
	step_number INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	operation TEXT NOT NULL, 
	row_key TEXT, 
	"before" TEXT, 
	"after" TEXT, 
	batch BLOB, 
	CONSTRAINT pk_change PRIMARY KEY (number), 
	CONSTRAINT fk_change_step_number FOREIGN KEY(step_number) REFERENCES step (number), 
	CONSTRAINT ck_change_operation CHECK (operation IN ('insert', 'update', 'delete', 'batch'))
)
 STRICT

;
INSERT INTO "change" VALUES(1,1,'rep','insert','01a2138a7567702d8480c40cdfaa1692',NULL,'{"id": "01a2138a7567702d8480c40cdfaa1692", "name": "Rae Rep", "search_key": "rae rep", "email": "", "role": "rep", "manager_id": null}',NULL);
INSERT INTO "change" VALUES(2,1,'setting','insert','01a2138a756a7ea182cf215872d25840',NULL,'{"id": "01a2138a756a7ea182cf215872d25840", "name": "me rae", "content": "\"01a2138a7567702d8480c40cdfaa1692\""}',NULL);
INSERT INTO "change" VALUES(3,2,'person','insert','01a2138a756e70bba4cc31921bd70d41',NULL,'{"id": "01a2138a756e70bba4cc31921bd70d41", "name": "Ann Lee", "given_name": "", "family_name": "", "search_key": "ann lee", "family_key": "lee ann", "organization_id": null, "job_title": "", "reference": null, "source": "", "import_batch_id": null, "legal_basis": "", "informed_on": null, "do_not_contact": false}',NULL);
INSERT INTO "change" VALUES(4,2,'organization','insert','01a2138a75707ce29cbb4c3726178a4d',NULL,'{"id": "01a2138a75707ce29cbb4c3726178a4d", "name": "Acme", "search_key": "acme", "import_batch_id": null}',NULL);
INSERT INTO "change" VALUES(5,2,'person','update','01a2138a756e70bba4cc31921bd70d41','{"organization_id": null}','{"organization_id": "01a2138a75707ce29cbb4c3726178a4d"}',NULL);
INSERT INTO "change" VALUES(6,2,'person','insert','01a2138a75757cabac955808ba0acb84',NULL,'{"id": "01a2138a75757cabac955808ba0acb84", "name": "Bob Ray", "given_name": "", "family_name": "", "search_key": "bob ray", "family_key": "ray bob", "organization_id": null, "job_title": "", "reference": null, "source": "", "import_batch_id": null, "legal_basis": "", "informed_on": null, "do_not_contact": false}',NULL);
INSERT INTO "change" VALUES(7,2,'organization','insert','01a2138a7576772d8050078068a3e6e9',NULL,'{"id": "01a2138a7576772d8050078068a3e6e9", "name": "Beta", "search_key": "beta", "import_batch_id": null}',NULL);
INSERT INTO "change" VALUES(8,2,'person','update','01a2138a75757cabac955808ba0acb84','{"organization_id": null}','{"organization_id": "01a2138a7576772d8050078068a3e6e9"}',NULL);
INSERT INTO "change" VALUES(9,2,'introduction','insert','01a2138a75777f9d84163e3897711334',NULL,'{"id": "01a2138a75777f9d84163e3897711334", "direction": "received", "introducer_id": "01a2138a756e70bba4cc31921bd70d41", "recipient_id": null, "prospect_id": "01a2138a75757cabac955808ba0acb84", "rep_id": "01a2138a7567702d8480c40cdfaa1692", "made_on": "2026-01-05", "channel": "email", "kind": "introduced", "spoke": false, "expects": false, "knows_reason": false, "present": false, "reason": "A second warehouse", "ask_id": null, "deal_id": null, "is_originating": false, "thanked_on": null, "import_batch_id": null}',NULL);
INSERT INTO "change" VALUES(10,2,'deal','insert','01a2138a757c70e4b9b2a231a43365db',NULL,'{"id": "01a2138a757c70e4b9b2a231a43365db", "title": "Beta", "search_key": "beta", "reference": null, "prospect_id": "01a2138a75757cabac955808ba0acb84", "organization_id": "01a2138a7576772d8050078068a3e6e9", "rep_id": "01a2138a7567702d8480c40cdfaa1692", "source": "referral", "first_touch_on": "2026-01-05", "amount": null, "currency": "", "segment": "", "stage": "lead", "outcome": "open", "closed_on": null, "lost_reason": "", "next_step": "", "next_step_on": null, "import_batch_id": null}',NULL);
INSERT INTO "change" VALUES(11,2,'stage_entry','insert','01a2138a757d755db6f3b2c624a629f4',NULL,'{"id": "01a2138a757d755db6f3b2c624a629f4", "deal_id": "01a2138a757c70e4b9b2a231a43365db", "stage": "lead", "entered_on": "2026-01-05"}',NULL);
INSERT INTO "change" VALUES(12,2,'introduction','update','01a2138a75777f9d84163e3897711334','{"deal_id": null, "is_originating": false}','{"deal_id": "01a2138a757c70e4b9b2a231a43365db", "is_originating": true}',NULL);
INSERT INTO "change" VALUES(13,3,'meeting','insert','01a2138a7588740e940ac5c35ae661d5',NULL,'{"id": "01a2138a7588740e940ac5c35ae661d5", "deal_id": "01a2138a757c70e4b9b2a231a43365db", "rep_id": "01a2138a7567702d8480c40cdfaa1692", "planned_on": "2026-01-12", "held_on": null, "agenda_at": null, "research_at": null, "pitch_at": null, "connections_at": null, "questions_at": null, "next_step": "", "next_step_on": null, "next_step_at": null}',NULL);
INSERT INTO "change" VALUES(14,4,'meeting','update','01a2138a7588740e940ac5c35ae661d5','{"agenda_at": null}','{"agenda_at": "2026-11-25T16:29:30.892652+00:00"}',NULL);
INSERT INTO "change" VALUES(15,5,'meeting','update','01a2138a7588740e940ac5c35ae661d5','{"next_step_at": null}','{"next_step_at": "2026-11-25T16:29:30.895361+00:00"}',NULL);
INSERT INTO "change" VALUES(16,6,'meeting','update','01a2138a7588740e940ac5c35ae661d5','{"held_on": null}','{"held_on": "2026-01-12"}',NULL);
INSERT INTO "change" VALUES(17,6,'stage_entry','insert','01a2138a759478ee87fa97ce03b232be',NULL,'{"id": "01a2138a759478ee87fa97ce03b232be", "deal_id": "01a2138a757c70e4b9b2a231a43365db", "stage": "met", "entered_on": "2026-01-12"}',NULL);
INSERT INTO "change" VALUES(18,6,'deal','update','01a2138a757c70e4b9b2a231a43365db','{"stage": "lead"}','{"stage": "met"}',NULL);
INSERT INTO "change" VALUES(19,7,'meeting','insert','01a2138a7597760ab66241bec42d060c',NULL,'{"id": "01a2138a7597760ab66241bec42d060c", "deal_id": "01a2138a757c70e4b9b2a231a43365db", "rep_id": "01a2138a7567702d8480c40cdfaa1692", "planned_on": null, "held_on": "2026-01-20", "agenda_at": null, "research_at": null, "pitch_at": null, "connections_at": null, "questions_at": null, "next_step": "", "next_step_on": null, "next_step_at": null}',NULL);
INSERT INTO "change" VALUES(20,8,'meeting','delete','01a2138a7597760ab66241bec42d060c','{"id": "01a2138a7597760ab66241bec42d060c", "deal_id": "01a2138a757c70e4b9b2a231a43365db", "rep_id": "01a2138a7567702d8480c40cdfaa1692", "planned_on": null, "held_on": "2026-01-20", "agenda_at": null, "research_at": null, "pitch_at": null, "connections_at": null, "questions_at": null, "next_step": "", "next_step_on": null, "next_step_at": null}',NULL,NULL);
INSERT INTO "change" VALUES(21,9,'meeting','batch',NULL,NULL,NULL,X'78018B5632304C343234B6483437B54C36373002322C8C938DCDCD8C8CCD0D2D4D2D2C9562019F450879');
CREATE TABLE contact_point (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	person_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	label TEXT NOT NULL, 
	value TEXT NOT NULL, 
	normal TEXT NOT NULL, 
	CONSTRAINT pk_contact_point PRIMARY KEY (id), 
	CONSTRAINT ck_contact_point_value_filled CHECK (length(value) BETWEEN 1 AND 500), 
	CONSTRAINT fk_contact_point_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_contact_point_kind CHECK (kind IN ('email', 'phone', 'profile'))
)
 STRICT

;
CREATE TABLE deal (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	search_key TEXT NOT NULL, 
	reference TEXT, 
	prospect_id TEXT, 
	organization_id TEXT, 
	rep_id TEXT, 
	source TEXT NOT NULL, 
	first_touch_on TEXT, 
	amount INTEGER, 
	currency TEXT NOT NULL, 
	segment TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	closed_on TEXT, 
	lost_reason TEXT NOT NULL, 
	next_step TEXT NOT NULL, 
	next_step_on TEXT, 
	import_batch_id TEXT, 
	CONSTRAINT pk_deal PRIMARY KEY (id), 
	CONSTRAINT ck_deal_currency_code CHECK (currency = '' OR length(currency) = 3), 
	CONSTRAINT ck_deal_stage_open CHECK (stage NOT IN ('won', 'lost')), 
	CONSTRAINT ck_deal_title_filled CHECK (length(title) BETWEEN 1 AND 300), 
	CONSTRAINT fk_deal_import_batch_id FOREIGN KEY(import_batch_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_organization_id FOREIGN KEY(organization_id) REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_prospect_id FOREIGN KEY(prospect_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_deal_rep_id FOREIGN KEY(rep_id) REFERENCES rep (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_deal_reference UNIQUE (reference), 
	CONSTRAINT ck_deal_source CHECK (source IN ('referral', 'name_only', 'cold', 'inbound', 'event', 'existing', 'unknown')), 
	CONSTRAINT ck_deal_stage CHECK (stage IN ('lead', 'contacted', 'met', 'qualified', 'proposed', 'won', 'lost')), 
	CONSTRAINT ck_deal_outcome CHECK (outcome IN ('open', 'won', 'lost'))
)
 STRICT

;
INSERT INTO "deal" VALUES('01a2138a757c70e4b9b2a231a43365db',2,'Beta','beta',NULL,'01a2138a75757cabac955808ba0acb84','01a2138a7576772d8050078068a3e6e9','01a2138a7567702d8480c40cdfaa1692','referral','2026-01-05',NULL,'','','met','open',NULL,'','',NULL,NULL);
CREATE TABLE import_batch (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	file_name TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	rows_kind TEXT NOT NULL, 
	imported_at TEXT NOT NULL, 
	read INTEGER NOT NULL, 
	new INTEGER NOT NULL, 
	merged INTEGER NOT NULL, 
	refused INTEGER NOT NULL, 
	blank INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	legal_basis TEXT NOT NULL, 
	CONSTRAINT pk_import_batch PRIMARY KEY (id), 
	CONSTRAINT ck_import_batch_file_name_filled CHECK (length(file_name) BETWEEN 1 AND 300)
)
 STRICT

;
CREATE TABLE introduction (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	direction TEXT NOT NULL, 
	introducer_id TEXT, 
	recipient_id TEXT, 
	prospect_id TEXT NOT NULL, 
	rep_id TEXT NOT NULL, 
	made_on TEXT, 
	channel TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	spoke INTEGER NOT NULL, 
	expects INTEGER NOT NULL, 
	knows_reason INTEGER NOT NULL, 
	present INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	ask_id TEXT, 
	deal_id TEXT, 
	is_originating INTEGER NOT NULL, 
	thanked_on TEXT, 
	import_batch_id TEXT, 
	CONSTRAINT pk_introduction PRIMARY KEY (id), 
	CONSTRAINT ck_introduction_direction_sides CHECK ((direction = 'received' AND introducer_id IS NOT NULL AND recipient_id IS NULL) OR (direction = 'given' AND recipient_id IS NOT NULL AND introducer_id IS NULL)), 
	CONSTRAINT ck_introduction_two_people CHECK (introducer_id <> prospect_id), 
	CONSTRAINT ck_introduction_two_people_given CHECK (recipient_id <> prospect_id), 
	CONSTRAINT fk_introduction_ask_id FOREIGN KEY(ask_id) REFERENCES ask (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_introduction_deal_id FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_introduction_import_batch_id FOREIGN KEY(import_batch_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_introduction_introducer_id FOREIGN KEY(introducer_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_introduction_prospect_id FOREIGN KEY(prospect_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_introduction_recipient_id FOREIGN KEY(recipient_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_introduction_rep_id FOREIGN KEY(rep_id) REFERENCES rep (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_introduction_direction CHECK (direction IN ('received', 'given')), 
	CONSTRAINT ck_introduction_channel CHECK (channel IN ('details', 'email', 'message', 'call', 'video', 'in_person')), 
	CONSTRAINT ck_introduction_kind CHECK (kind IN ('introduced', 'name_only')), 
	CONSTRAINT ck_introduction_spoke CHECK (spoke IN (0, 1)), 
	CONSTRAINT ck_introduction_expects CHECK (expects IN (0, 1)), 
	CONSTRAINT ck_introduction_knows_reason CHECK (knows_reason IN (0, 1)), 
	CONSTRAINT ck_introduction_present CHECK (present IN (0, 1)), 
	CONSTRAINT ck_introduction_is_originating CHECK (is_originating IN (0, 1))
)
 STRICT

;
INSERT INTO "introduction" VALUES('01a2138a75777f9d84163e3897711334',2,'received','01a2138a756e70bba4cc31921bd70d41',NULL,'01a2138a75757cabac955808ba0acb84','01a2138a7567702d8480c40cdfaa1692','2026-01-05','email','introduced',0,0,0,0,'A second warehouse',NULL,'01a2138a757c70e4b9b2a231a43365db',1,NULL,NULL);
CREATE TABLE meeting (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deal_id TEXT NOT NULL, 
	rep_id TEXT, 
	planned_on TEXT, 
	held_on TEXT, 
	agenda_at TEXT, 
	research_at TEXT, 
	pitch_at TEXT, 
	connections_at TEXT, 
	questions_at TEXT, 
	next_step TEXT NOT NULL, 
	next_step_on TEXT, 
	next_step_at TEXT, 
	CONSTRAINT pk_meeting PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_deal_id FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meeting_rep_id FOREIGN KEY(rep_id) REFERENCES rep (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;
INSERT INTO "meeting" VALUES('01a2138a7588740e940ac5c35ae661d5',4,'01a2138a757c70e4b9b2a231a43365db','01a2138a7567702d8480c40cdfaa1692','2026-01-12','2026-01-12','2026-11-25 16:29:30.892652',NULL,NULL,NULL,NULL,'',NULL,'2026-11-25 16:29:30.895361');
INSERT INTO "meeting" VALUES('01a2138a759c7028a783c37623719589',1,'01a2138a757c70e4b9b2a231a43365db',NULL,'2026-02-01',NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL);
CREATE TABLE note (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	person_id TEXT, 
	deal_id TEXT, 
	noted_on TEXT NOT NULL, 
	text TEXT NOT NULL, 
	import_batch_id TEXT, 
	CONSTRAINT pk_note PRIMARY KEY (id), 
	CONSTRAINT ck_note_one_subject CHECK ((person_id IS NULL) <> (deal_id IS NULL)), 
	CONSTRAINT ck_note_text_filled CHECK (length(text) BETWEEN 1 AND 20000), 
	CONSTRAINT fk_note_deal_id FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_note_import_batch_id FOREIGN KEY(import_batch_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_note_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;
CREATE TABLE organization (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	search_key TEXT NOT NULL, 
	import_batch_id TEXT, 
	CONSTRAINT pk_organization PRIMARY KEY (id), 
	CONSTRAINT ck_organization_name_filled CHECK (length(name) BETWEEN 1 AND 200), 
	CONSTRAINT fk_organization_import_batch_id FOREIGN KEY(import_batch_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_organization_search_key UNIQUE (search_key)
)
 STRICT

;
INSERT INTO "organization" VALUES('01a2138a75707ce29cbb4c3726178a4d',1,'Acme','acme',NULL);
INSERT INTO "organization" VALUES('01a2138a7576772d8050078068a3e6e9',1,'Beta','beta',NULL);
CREATE TABLE person (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	given_name TEXT NOT NULL, 
	family_name TEXT NOT NULL, 
	search_key TEXT NOT NULL, 
	family_key TEXT NOT NULL, 
	organization_id TEXT, 
	job_title TEXT NOT NULL, 
	reference TEXT, 
	source TEXT NOT NULL, 
	import_batch_id TEXT, 
	legal_basis TEXT NOT NULL, 
	informed_on TEXT, 
	do_not_contact INTEGER NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT ck_person_name_filled CHECK (length(name) BETWEEN 1 AND 200), 
	CONSTRAINT fk_person_import_batch_id FOREIGN KEY(import_batch_id) REFERENCES import_batch (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_person_organization_id FOREIGN KEY(organization_id) REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_person_reference UNIQUE (reference), 
	CONSTRAINT ck_person_do_not_contact CHECK (do_not_contact IN (0, 1))
)
 STRICT

;
INSERT INTO "person" VALUES('01a2138a756e70bba4cc31921bd70d41',2,'Ann Lee','','','ann lee','lee ann','01a2138a75707ce29cbb4c3726178a4d','',NULL,'',NULL,'',NULL,0);
INSERT INTO "person" VALUES('01a2138a75757cabac955808ba0acb84',2,'Bob Ray','','','bob ray','ray bob','01a2138a7576772d8050078068a3e6e9','',NULL,'',NULL,'',NULL,0);
CREATE TABLE question (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT ck_question_text_filled CHECK (length(text) BETWEEN 1 AND 1000), 
	CONSTRAINT ck_question_stage CHECK (stage IN ('lead', 'contacted', 'met', 'qualified', 'proposed', 'won', 'lost'))
)
 STRICT

;
CREATE TABLE question_asked (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	question_id TEXT NOT NULL, 
	meeting_id TEXT NOT NULL, 
	asked_at TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	CONSTRAINT pk_question_asked PRIMARY KEY (id), 
	CONSTRAINT fk_question_asked_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_question_asked_question_id FOREIGN KEY(question_id) REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;
CREATE TABLE rep (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	search_key TEXT NOT NULL, 
	email TEXT NOT NULL, 
	role TEXT NOT NULL, 
	manager_id TEXT, 
	CONSTRAINT pk_rep PRIMARY KEY (id), 
	CONSTRAINT ck_rep_name_filled CHECK (length(name) BETWEEN 1 AND 200), 
	CONSTRAINT fk_rep_manager_id FOREIGN KEY(manager_id) REFERENCES rep (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_rep_search_key UNIQUE (search_key), 
	CONSTRAINT ck_rep_role CHECK (role IN ('rep', 'manager'))
)
 STRICT

;
INSERT INTO "rep" VALUES('01a2138a7567702d8480c40cdfaa1692',1,'Rae Rep','rae rep','','rep',NULL);
CREATE TABLE saved_view (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	page TEXT NOT NULL, 
	name TEXT NOT NULL, 
	definition TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_saved_view PRIMARY KEY (id), 
	CONSTRAINT ck_saved_view_name_filled CHECK (length(name) BETWEEN 1 AND 60), 
	CONSTRAINT uq_saved_view_page_name UNIQUE (page, name)
)
 STRICT

;
CREATE TABLE setting (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id), 
	CONSTRAINT ck_setting_name_filled CHECK (length(name) BETWEEN 1 AND 60), 
	CONSTRAINT uq_setting_name UNIQUE (name)
)
 STRICT

;
INSERT INTO "setting" VALUES('01a2138a756a7ea182cf215872d25840',1,'me rae','"01a2138a7567702d8480c40cdfaa1692"');
CREATE TABLE stage_entry (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deal_id TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	entered_on TEXT, 
	CONSTRAINT pk_stage_entry PRIMARY KEY (id), 
	CONSTRAINT fk_stage_entry_deal_id FOREIGN KEY(deal_id) REFERENCES deal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_stage_entry_stage CHECK (stage IN ('lead', 'contacted', 'met', 'qualified', 'proposed', 'won', 'lost'))
)
 STRICT

;
INSERT INTO "stage_entry" VALUES('01a2138a757d755db6f3b2c624a629f4',1,'01a2138a757c70e4b9b2a231a43365db','lead','2026-01-05');
INSERT INTO "stage_entry" VALUES('01a2138a759478ee87fa97ce03b232be',1,'01a2138a757c70e4b9b2a231a43365db','met','2026-01-12');
CREATE TABLE step (
	number INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	author TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	state TEXT NOT NULL, 
	CONSTRAINT pk_step PRIMARY KEY (number), 
	CONSTRAINT ck_step_state CHECK (state IN ('done', 'undone', 'dropped'))
)
 STRICT

;
INSERT INTO "step" VALUES(1,'Say who you are','rae','2026-11-25 16:29:30.856352','done');
INSERT INTO "step" VALUES(2,'Log introduction','rae','2026-11-25 16:29:30.863640','done');
INSERT INTO "step" VALUES(3,'Plan meeting','rae','2026-11-25 16:29:30.889453','done');
INSERT INTO "step" VALUES(4,'Tick preparation','rae','2026-11-25 16:29:30.893286','done');
INSERT INTO "step" VALUES(5,'Tick preparation','rae','2026-11-25 16:29:30.895916','done');
INSERT INTO "step" VALUES(6,'Log meeting','rae','2026-11-25 16:29:30.899906','done');
INSERT INTO "step" VALUES(7,'Log meeting','rae','2026-11-25 16:29:30.903732','done');
INSERT INTO "step" VALUES(8,'Remove meeting','rae','2026-11-25 16:29:30.906242','done');
INSERT INTO "step" VALUES(9,'Import','rae','2026-11-25 16:29:30.908405','done');
CREATE TABLE tag (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	person_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	search_key TEXT NOT NULL, 
	CONSTRAINT pk_tag PRIMARY KEY (id), 
	CONSTRAINT ck_tag_name_filled CHECK (length(name) BETWEEN 1 AND 60), 
	CONSTRAINT fk_tag_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_tag_person_id_search_key UNIQUE (person_id, search_key)
)
 STRICT

;
CREATE TABLE tie (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	person_id TEXT NOT NULL, 
	other_id TEXT NOT NULL, 
	strength INTEGER NOT NULL, 
	evidence TEXT NOT NULL, 
	since TEXT, 
	CONSTRAINT pk_tie PRIMARY KEY (id), 
	CONSTRAINT ck_tie_pair_ordered CHECK (person_id < other_id), 
	CONSTRAINT ck_tie_strength_range CHECK (strength BETWEEN 1 AND 5), 
	CONSTRAINT fk_tie_other_id FOREIGN KEY(other_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_tie_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_tie_person_id_other_id UNIQUE (person_id, other_id), 
	CONSTRAINT ck_tie_evidence CHECK (evidence IN ('confirmed', 'introduction', 'meeting', 'email', 'import'))
)
 STRICT

;
CREATE INDEX ix_rep_manager_id ON rep (manager_id);
CREATE INDEX ix_step_state ON step (state);
CREATE INDEX ix_change_row_key ON change (row_key);
CREATE INDEX ix_change_step ON change (step_number);
CREATE INDEX ix_person_family_key ON person (family_key);
CREATE INDEX ix_person_organization_id ON person (organization_id);
CREATE INDEX ix_person_search_key ON person (search_key);
CREATE INDEX ix_ask_ally_id ON ask (ally_id);
CREATE INDEX ix_ask_rep_id ON ask (rep_id);
CREATE INDEX ix_contact_point_kind_normal ON contact_point (kind, normal);
CREATE INDEX ix_contact_point_person_id ON contact_point (person_id);
CREATE INDEX ix_deal_closed_on ON deal (closed_on);
CREATE INDEX ix_deal_first_touch_on ON deal (first_touch_on);
CREATE INDEX ix_deal_organization_id ON deal (organization_id);
CREATE INDEX ix_deal_prospect_id ON deal (prospect_id);
CREATE INDEX ix_deal_rep_id ON deal (rep_id);
CREATE INDEX ix_deal_search_key ON deal (search_key);
CREATE INDEX ix_tag_search_key ON tag (search_key);
CREATE INDEX ix_tie_other_id ON tie (other_id);
CREATE INDEX ix_introduction_ask_id ON introduction (ask_id);
CREATE INDEX ix_introduction_deal_id ON introduction (deal_id);
CREATE INDEX ix_introduction_introducer_id ON introduction (introducer_id);
CREATE INDEX ix_introduction_made_on ON introduction (made_on);
CREATE INDEX ix_introduction_prospect_id ON introduction (prospect_id);
CREATE INDEX ix_introduction_recipient_id ON introduction (recipient_id);
CREATE INDEX ix_introduction_rep_id ON introduction (rep_id);
CREATE UNIQUE INDEX uq_introduction_originating ON introduction (deal_id) WHERE is_originating = 1;
CREATE INDEX ix_meeting_deal_id ON meeting (deal_id);
CREATE INDEX ix_meeting_rep_id ON meeting (rep_id);
CREATE INDEX ix_note_deal_id ON note (deal_id);
CREATE INDEX ix_note_person_id ON note (person_id);
CREATE INDEX ix_stage_entry_deal_id ON stage_entry (deal_id);
CREATE INDEX ix_question_asked_meeting_id ON question_asked (meeting_id);
CREATE INDEX ix_question_asked_question_id ON question_asked (question_id);
COMMIT;
