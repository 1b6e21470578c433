// @ts-nocheck: made by ajv
/* Generated from schemas/*.schema.json by `npm run generate`. Long, because ajv writes every rule out, so that no schema is compiled at start-up. */
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
"use strict";
export const fitsEstate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://keywright.dev/schemas/v1/estate.schema.json","title":"EstateDocument","description":"The root of an estate: its name and settings, and which files belong to it. An estate has exactly one, in `keywright.yaml` at its root.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"$ref":"common.schema.json#/$defs/apiVersion"},"kind":{"const":"Estate"},"metadata":{"$ref":"common.schema.json#/$defs/metadata"},"spec":{"title":"EstateSpec","type":"object","additionalProperties":false,"properties":{"include":{"type":"array","items":{"type":"string","minLength":1,"maxLength":256},"minItems":1,"default":["**/*.yaml","**/*.yml"],"description":"Globs of the files that belong to the estate, relative to its root. Each must match a file."},"exclude":{"type":"array","items":{"type":"string","minLength":1,"maxLength":256},"description":"Globs of files to leave out. Folders whose name starts with a dot and `node_modules` are always left out."},"defaults":{"title":"EstateDefaults","type":"object","description":"What a key gets where it doesn't say otherwise.","additionalProperties":false,"properties":{"deletionWindowDays":{"$ref":"common.schema.json#/$defs/deletionWindowDays"},"enableIamPolicies":{"type":"boolean","default":false,"description":"The default of a key's `enableIamPolicies`."}}},"guardrails":{"type":"array","minItems":1,"uniqueItems":true,"items":{"$ref":"common.schema.json#/$defs/name","type":"string"},"description":"Packs of guardrails that ship with keywright: `baseline`, `cis-aws`, `strict` (`docs/guardrails.md`). They hold beside the estate's own Guardrail documents."},"observe":{"title":"ObserveSettings","type":"object","description":"How much is read from a target for a plan.","additionalProperties":false,"properties":{"grants":{"enum":["all","declared"],"default":"all","description":"`all` lists the native grants of every managed key. `declared` lists them only for keys that declare native grants or own them exclusively; it is quicker on large estates and doesn't see other native grants, nor one of keywright's whose YAML was removed: plan with `all` after removing the last native grant of a key."},"quotaShare":{"type":"number","exclusiveMinimum":0,"maximum":1,"default":0.5,"description":"The share of the account's request quotas that keywright takes; the rest is left to everybody else in the account."}}}}}}};
const schema33 = {"const":"keywright.dev/v1","description":"The version of the YAML's shape."};
const schema37 = {"type":"integer","minimum":7,"maximum":30,"default":30,"description":"Days between scheduling deletion and the end of the key."};
const schema35 = {"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$","description":"Lower-case letters, digits and hyphens, at most 63 characters, starting and ending with a letter or digit."};
const schema34 = {"type":"object","description":"Name, labels and annotations of the document.","required":["name"],"additionalProperties":false,"properties":{"name":{"$ref":"#/$defs/name"},"labels":{"$ref":"#/$defs/labels"},"annotations":{"type":"object","description":"Free text for people and other tools; keywright doesn't read it.","additionalProperties":{"type":"string"}}}};
const schema36 = {"type":"object","description":"Labels of your own choice, for selectors and rules.","propertyNames":{"pattern":"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},"additionalProperties":{"type":"string","pattern":"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"}};
const pattern4 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern5 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$", "u");
const pattern6 = new RegExp("^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate22.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "labels")) || (key0 === "annotations"))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate22.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data1 = data.labels;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs8 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err0 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid3 = _errs8 === errors;
if(!valid3){
const err1 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate22.errors = vErrors;
return false;
break;
}
}
if(valid3){
for(const key2 in data1){
let data2 = data1[key2];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern6.test(data2)){
validate22.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs10 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
let data3 = data.annotations;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key3 in data3){
const _errs15 = errors;
if(typeof data3[key3] !== "string"){
validate22.errors = [{instancePath:instancePath+"/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const func1 = require("ajv/dist/runtime/ucs2length").default;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://keywright.dev/schemas/v1/estate.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.metadata === undefined) && (missing0 = "metadata"))) || ((data.spec === undefined) && (missing0 = "spec"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.apiVersion !== undefined){
const _errs2 = errors;
if("keywright.dev/v1" !== data.apiVersion){
validate20.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"common.schema.json#/$defs/apiVersion/const",keyword:"const",params:{allowedValue: "keywright.dev/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs4 = errors;
if("Estate" !== data.kind){
validate20.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Estate"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
const _errs5 = errors;
if(!(validate22(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data3 = data.spec;
const _errs6 = errors;
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
const _errs8 = errors;
for(const key1 in data3){
if(!(((((key1 === "include") || (key1 === "exclude")) || (key1 === "defaults")) || (key1 === "guardrails")) || (key1 === "observe"))){
validate20.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data3.include !== undefined){
let data4 = data3.include;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
if(data4.length < 1){
validate20.errors = [{instancePath:instancePath+"/spec/include",schemaPath:"#/properties/spec/properties/include/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs11 = errors;
if(errors === _errs11){
if(typeof data5 === "string"){
if(func1(data5) > 256){
validate20.errors = [{instancePath:instancePath+"/spec/include/" + i0,schemaPath:"#/properties/spec/properties/include/items/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(func1(data5) < 1){
validate20.errors = [{instancePath:instancePath+"/spec/include/" + i0,schemaPath:"#/properties/spec/properties/include/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/spec/include/" + i0,schemaPath:"#/properties/spec/properties/include/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs11 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/spec/include",schemaPath:"#/properties/spec/properties/include/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.exclude !== undefined){
let data6 = data3.exclude;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data6)){
var valid4 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
const _errs15 = errors;
if(errors === _errs15){
if(typeof data7 === "string"){
if(func1(data7) > 256){
validate20.errors = [{instancePath:instancePath+"/spec/exclude/" + i1,schemaPath:"#/properties/spec/properties/exclude/items/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(func1(data7) < 1){
validate20.errors = [{instancePath:instancePath+"/spec/exclude/" + i1,schemaPath:"#/properties/spec/properties/exclude/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/spec/exclude/" + i1,schemaPath:"#/properties/spec/properties/exclude/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs15 === errors;
if(!valid4){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/spec/exclude",schemaPath:"#/properties/spec/properties/exclude/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.defaults !== undefined){
let data8 = data3.defaults;
const _errs17 = errors;
if(errors === _errs17){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
const _errs19 = errors;
for(const key2 in data8){
if(!((key2 === "deletionWindowDays") || (key2 === "enableIamPolicies"))){
validate20.errors = [{instancePath:instancePath+"/spec/defaults",schemaPath:"#/properties/spec/properties/defaults/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data8.deletionWindowDays !== undefined){
let data9 = data8.deletionWindowDays;
const _errs20 = errors;
const _errs21 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate20.errors = [{instancePath:instancePath+"/spec/defaults/deletionWindowDays",schemaPath:"common.schema.json#/$defs/deletionWindowDays/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 30 || isNaN(data9)){
validate20.errors = [{instancePath:instancePath+"/spec/defaults/deletionWindowDays",schemaPath:"common.schema.json#/$defs/deletionWindowDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 30},message:"must be <= 30"}];
return false;
}
else {
if(data9 < 7 || isNaN(data9)){
validate20.errors = [{instancePath:instancePath+"/spec/defaults/deletionWindowDays",schemaPath:"common.schema.json#/$defs/deletionWindowDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 7},message:"must be >= 7"}];
return false;
}
}
}
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.enableIamPolicies !== undefined){
const _errs23 = errors;
if(typeof data8.enableIamPolicies !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/spec/defaults/enableIamPolicies",schemaPath:"#/properties/spec/properties/defaults/properties/enableIamPolicies/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid5 = _errs23 === errors;
}
else {
var valid5 = true;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/spec/defaults",schemaPath:"#/properties/spec/properties/defaults/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.guardrails !== undefined){
let data11 = data3.guardrails;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data11)){
if(data11.length < 1){
validate20.errors = [{instancePath:instancePath+"/spec/guardrails",schemaPath:"#/properties/spec/properties/guardrails/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid7 = true;
const len2 = data11.length;
for(let i2=0; i2<len2; i2++){
let data12 = data11[i2];
const _errs27 = errors;
if(typeof data12 !== "string"){
validate20.errors = [{instancePath:instancePath+"/spec/guardrails/" + i2,schemaPath:"#/properties/spec/properties/guardrails/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
const _errs28 = errors;
if(errors === _errs28){
if(typeof data12 === "string"){
if(!pattern4.test(data12)){
validate20.errors = [{instancePath:instancePath+"/spec/guardrails/" + i2,schemaPath:"common.schema.json#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/spec/guardrails/" + i2,schemaPath:"common.schema.json#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs27 === errors;
if(!valid7){
break;
}
}
if(valid7){
let i3 = data11.length;
let j0;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data11[i3];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate20.errors = [{instancePath:instancePath+"/spec/guardrails",schemaPath:"#/properties/spec/properties/guardrails/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i3+" are identical)"}];
return false;
break;
}
indices0[item0] = i3;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/spec/guardrails",schemaPath:"#/properties/spec/properties/guardrails/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs25 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.observe !== undefined){
let data13 = data3.observe;
const _errs31 = errors;
if(errors === _errs31){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
const _errs33 = errors;
for(const key3 in data13){
if(!((key3 === "grants") || (key3 === "quotaShare"))){
validate20.errors = [{instancePath:instancePath+"/spec/observe",schemaPath:"#/properties/spec/properties/observe/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs33 === errors){
if(data13.grants !== undefined){
let data14 = data13.grants;
const _errs34 = errors;
if(!((data14 === "all") || (data14 === "declared"))){
validate20.errors = [{instancePath:instancePath+"/spec/observe/grants",schemaPath:"#/properties/spec/properties/observe/properties/grants/enum",keyword:"enum",params:{allowedValues: schema31.properties.spec.properties.observe.properties.grants.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid10 = _errs34 === errors;
}
else {
var valid10 = true;
}
if(valid10){
if(data13.quotaShare !== undefined){
let data15 = data13.quotaShare;
const _errs35 = errors;
if(errors === _errs35){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 1 || isNaN(data15)){
validate20.errors = [{instancePath:instancePath+"/spec/observe/quotaShare",schemaPath:"#/properties/spec/properties/observe/properties/quotaShare/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"}];
return false;
}
else {
if(data15 <= 0 || isNaN(data15)){
validate20.errors = [{instancePath:instancePath+"/spec/observe/quotaShare",schemaPath:"#/properties/spec/properties/observe/properties/quotaShare/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"}];
return false;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/spec/observe/quotaShare",schemaPath:"#/properties/spec/properties/observe/properties/quotaShare/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid10 = _errs35 === errors;
}
else {
var valid10 = true;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/spec/observe",schemaPath:"#/properties/spec/properties/observe/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs31 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const fitsTarget = validate24;
const schema39 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://keywright.dev/schemas/v1/target.schema.json","title":"TargetDocument","description":"One place where keys live: an AWS account and Region.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"$ref":"common.schema.json#/$defs/apiVersion"},"kind":{"const":"Target"},"metadata":{"$ref":"common.schema.json#/$defs/metadata"},"spec":{"title":"TargetSpec","type":"object","required":["provider","account","region"],"additionalProperties":false,"properties":{"provider":{"enum":["aws-kms"],"description":"The key manager behind this target."},"account":{"$ref":"common.schema.json#/$defs/awsAccount"},"partition":{"$ref":"common.schema.json#/$defs/awsPartition","default":"aws"},"region":{"$ref":"common.schema.json#/$defs/awsRegion"},"assumeRole":{"type":"string","pattern":"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$","description":"ARN of the role that keywright assumes in the target's account. It is also the reconciler where `reconciler` is absent."},"endpoint":{"type":"string","format":"uri","description":"Where the target answers; only on loopback (`http://127.0.0.1:4599`). Any other endpoint is given to the runner by the AWS SDK's own environment variables, because an estate comes from a pull request."},"reconciler":{"description":"The principal that keywright runs as. Every key of the target gives it the operations that reconciling needs, and no cryptographic operation.","oneOf":[{"$ref":"common.schema.json#/$defs/role"},{"$ref":"common.schema.json#/$defs/user"}]},"administrators":{"type":"array","minItems":1,"items":{"$ref":"common.schema.json#/$defs/administrator"},"description":"Administrators of every key of this target, such as a break-glass role. They get no cryptographic operation."},"tags":{"$ref":"common.schema.json#/$defs/tags","description":"Default tags of every key of this target; a key's own tags win."}}}}};
const schema44 = {"type":"string","pattern":"^[0-9]{12}$","description":"A 12-digit AWS account id. Quote it, so that YAML doesn't read a number."};
const schema45 = {"enum":["aws","aws-cn","aws-us-gov"],"description":"The AWS partition."};
const schema46 = {"type":"string","pattern":"^[a-z]{2}(-[a-z]+){1,2}-[0-9]{1,2}$","description":"An AWS Region, such as `eu-west-1`."};
const schema62 = {"type":"object","description":"Tags by name. Values are text: quote numbers, dates and booleans. At most 45, which leaves room for keywright's own.","maxProperties":45,"propertyNames":{"minLength":1,"maxLength":128,"pattern":"^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"},"additionalProperties":{"type":"string","maxLength":256,"pattern":"^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"}};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "labels")) || (key0 === "annotations"))){
validate25.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate25.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data1 = data.labels;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs8 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err0 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid3 = _errs8 === errors;
if(!valid3){
const err1 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate25.errors = vErrors;
return false;
break;
}
}
if(valid3){
for(const key2 in data1){
let data2 = data1[key2];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern6.test(data2)){
validate25.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs10 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
let data3 = data.annotations;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key3 in data3){
const _errs15 = errors;
if(typeof data3[key3] !== "string"){
validate25.errors = [{instancePath:instancePath+"/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema47 = {"type":"object","description":"An IAM role, by name in the key's own account, by name in `account`, or by ARN.","required":["role"],"additionalProperties":false,"properties":{"role":{"$ref":"#/$defs/iamNameOrArn","description":"Role name (with its path, if it has one) or ARN."},"account":{"$ref":"#/$defs/awsAccount","description":"The account of a role that is given by name; the key's own account if absent."}}};
const schema48 = {"type":"string","minLength":1,"maxLength":2048,"pattern":"^[A-Za-z0-9+=,.@_/:-]+$","description":"An IAM name, with its path if it has one, or an ARN. No wildcards."};
const pattern14 = new RegExp("^[A-Za-z0-9+=,.@_/:-]+$", "u");
const pattern11 = new RegExp("^[0-9]{12}$", "u");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.role === undefined) && (missing0 = "role")){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "role") || (key0 === "account"))){
validate27.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.role !== undefined){
let data0 = data.role;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func1(data0) > 2048){
validate27.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"}];
return false;
}
else {
if(func1(data0) < 1){
validate27.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern14.test(data0)){
validate27.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_/:-]+$"},message:"must match pattern \""+"^[A-Za-z0-9+=,.@_/:-]+$"+"\""}];
return false;
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.account !== undefined){
let data1 = data.account;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern11.test(data1)){
validate27.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema50 = {"type":"object","description":"An IAM user, by name in the key's own account, by name in `account`, or by ARN.","required":["user"],"additionalProperties":false,"properties":{"user":{"$ref":"#/$defs/iamNameOrArn","description":"User name (with its path, if it has one) or ARN."},"account":{"$ref":"#/$defs/awsAccount","description":"The account of a user that is given by name; the key's own account if absent."}}};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.user === undefined) && (missing0 = "user")){
validate29.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "user") || (key0 === "account"))){
validate29.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.user !== undefined){
let data0 = data.user;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func1(data0) > 2048){
validate29.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"}];
return false;
}
else {
if(func1(data0) < 1){
validate29.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern14.test(data0)){
validate29.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_/:-]+$"},message:"must match pattern \""+"^[A-Za-z0-9+=,.@_/:-]+$"+"\""}];
return false;
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.account !== undefined){
let data1 = data.account;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern11.test(data1)){
validate29.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate29.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema53 = {"description":"Who administers: a role, a user, or `set`, the name of a PrincipalSet of roles and users.","oneOf":[{"$ref":"#/$defs/role"},{"$ref":"#/$defs/user"},{"$ref":"#/$defs/principalSetReference"}]};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.role === undefined) && (missing0 = "role")){
validate32.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "role") || (key0 === "account"))){
validate32.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.role !== undefined){
let data0 = data.role;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func1(data0) > 2048){
validate32.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"}];
return false;
}
else {
if(func1(data0) < 1){
validate32.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern14.test(data0)){
validate32.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_/:-]+$"},message:"must match pattern \""+"^[A-Za-z0-9+=,.@_/:-]+$"+"\""}];
return false;
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.account !== undefined){
let data1 = data.account;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern11.test(data1)){
validate32.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.user === undefined) && (missing0 = "user")){
validate34.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "user") || (key0 === "account"))){
validate34.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.user !== undefined){
let data0 = data.user;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func1(data0) > 2048){
validate34.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"}];
return false;
}
else {
if(func1(data0) < 1){
validate34.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern14.test(data0)){
validate34.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_/:-]+$"},message:"must match pattern \""+"^[A-Za-z0-9+=,.@_/:-]+$"+"\""}];
return false;
}
}
}
}
else {
validate34.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.account !== undefined){
let data1 = data.account;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern11.test(data1)){
validate34.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate34.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema60 = {"type":"object","description":"All members of a PrincipalSet.","required":["set"],"additionalProperties":false,"properties":{"set":{"$ref":"#/$defs/name","description":"The name of a PrincipalSet."}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.set === undefined) && (missing0 = "set")){
validate36.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "set")){
validate36.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.set !== undefined){
let data0 = data.set;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate36.errors = [{instancePath:instancePath+"/set",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate36.errors = [{instancePath:instancePath+"/set",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate36.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate32(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs2 = errors;
if(!(validate34(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs3 = errors;
if(!(validate36(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
}
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate31.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate31.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate31.evaluated = {"dynamicProps":true,"dynamicItems":false};

const func5 = Object.prototype.hasOwnProperty;
const pattern12 = new RegExp("^[a-z]{2}(-[a-z]+){1,2}-[0-9]{1,2}$", "u");
const pattern13 = new RegExp("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", "u");
const pattern23 = new RegExp("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$", "u");
const formats0 = require("ajv-formats/dist/formats").fullFormats.uri;

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://keywright.dev/schemas/v1/target.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.metadata === undefined) && (missing0 = "metadata"))) || ((data.spec === undefined) && (missing0 = "spec"))){
validate24.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
validate24.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.apiVersion !== undefined){
const _errs2 = errors;
if("keywright.dev/v1" !== data.apiVersion){
validate24.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"common.schema.json#/$defs/apiVersion/const",keyword:"const",params:{allowedValue: "keywright.dev/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs4 = errors;
if("Target" !== data.kind){
validate24.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Target"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
const _errs5 = errors;
if(!(validate25(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data3 = data.spec;
const _errs6 = errors;
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.provider === undefined) && (missing1 = "provider")) || ((data3.account === undefined) && (missing1 = "account"))) || ((data3.region === undefined) && (missing1 = "region"))){
validate24.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data3){
if(!(func5.call(schema39.properties.spec.properties, key1))){
validate24.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data3.provider !== undefined){
const _errs9 = errors;
if(!(data3.provider === "aws-kms")){
validate24.errors = [{instancePath:instancePath+"/spec/provider",schemaPath:"#/properties/spec/properties/provider/enum",keyword:"enum",params:{allowedValues: schema39.properties.spec.properties.provider.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.account !== undefined){
let data5 = data3.account;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data5 === "string"){
if(!pattern11.test(data5)){
validate24.errors = [{instancePath:instancePath+"/spec/account",schemaPath:"common.schema.json#/$defs/awsAccount/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/spec/account",schemaPath:"common.schema.json#/$defs/awsAccount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.partition !== undefined){
let data6 = data3.partition;
const _errs13 = errors;
if(!(((data6 === "aws") || (data6 === "aws-cn")) || (data6 === "aws-us-gov"))){
validate24.errors = [{instancePath:instancePath+"/spec/partition",schemaPath:"common.schema.json#/$defs/awsPartition/enum",keyword:"enum",params:{allowedValues: schema45.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.region !== undefined){
let data7 = data3.region;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(!pattern12.test(data7)){
validate24.errors = [{instancePath:instancePath+"/spec/region",schemaPath:"common.schema.json#/$defs/awsRegion/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2}(-[a-z]+){1,2}-[0-9]{1,2}$"},message:"must match pattern \""+"^[a-z]{2}(-[a-z]+){1,2}-[0-9]{1,2}$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/spec/region",schemaPath:"common.schema.json#/$defs/awsRegion/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.assumeRole !== undefined){
let data8 = data3.assumeRole;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(!pattern13.test(data8)){
validate24.errors = [{instancePath:instancePath+"/spec/assumeRole",schemaPath:"#/properties/spec/properties/assumeRole/pattern",keyword:"pattern",params:{pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$"},message:"must match pattern \""+"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/spec/assumeRole",schemaPath:"#/properties/spec/properties/assumeRole/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.endpoint !== undefined){
let data9 = data3.endpoint;
const _errs20 = errors;
if(errors === _errs20){
if(errors === _errs20){
if(typeof data9 === "string"){
if(!(formats0(data9))){
validate24.errors = [{instancePath:instancePath+"/spec/endpoint",schemaPath:"#/properties/spec/properties/endpoint/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/spec/endpoint",schemaPath:"#/properties/spec/properties/endpoint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.reconciler !== undefined){
let data10 = data3.reconciler;
const _errs22 = errors;
const _errs23 = errors;
let valid6 = false;
let passing0 = null;
const _errs24 = errors;
if(!(validate27(data10, {instancePath:instancePath+"/spec/reconciler",parentData:data3,parentDataProperty:"reconciler",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var _valid0 = _errs24 === errors;
if(_valid0){
valid6 = true;
passing0 = 0;
var props0 = true;
}
const _errs25 = errors;
if(!(validate29(data10, {instancePath:instancePath+"/spec/reconciler",parentData:data3,parentDataProperty:"reconciler",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var _valid0 = _errs25 === errors;
if(_valid0 && valid6){
valid6 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid6 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
}
if(!valid6){
const err0 = {instancePath:instancePath+"/spec/reconciler",schemaPath:"#/properties/spec/properties/reconciler/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate24.errors = vErrors;
return false;
}
else {
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.administrators !== undefined){
let data11 = data3.administrators;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data11)){
if(data11.length < 1){
validate24.errors = [{instancePath:instancePath+"/spec/administrators",schemaPath:"#/properties/spec/properties/administrators/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid7 = true;
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
const _errs28 = errors;
if(!(validate31(data11[i0], {instancePath:instancePath+"/spec/administrators/" + i0,parentData:data11,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid7 = _errs28 === errors;
if(!valid7){
break;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/spec/administrators",schemaPath:"#/properties/spec/properties/administrators/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.tags !== undefined){
let data13 = data3.tags;
const _errs29 = errors;
const _errs30 = errors;
if(errors === _errs30){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(Object.keys(data13).length > 45){
validate24.errors = [{instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/maxProperties",keyword:"maxProperties",params:{limit: 45},message:"must NOT have more than 45 properties"}];
return false;
}
else {
for(const key2 in data13){
const _errs32 = errors;
if(typeof key2 === "string"){
if(func1(key2) > 128){
const err1 = {instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(func1(key2) < 1){
const err2 = {instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
if(!pattern23.test(key2)){
const err3 = {instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"},message:"must match pattern \""+"^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"+"\"",propertyName:key2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
var valid9 = _errs32 === errors;
if(!valid9){
const err4 = {instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate24.errors = vErrors;
return false;
break;
}
}
if(valid9){
for(const key3 in data13){
let data14 = data13[key3];
const _errs34 = errors;
if(errors === _errs34){
if(typeof data14 === "string"){
if(func1(data14) > 256){
validate24.errors = [{instancePath:instancePath+"/spec/tags/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(!pattern23.test(data14)){
validate24.errors = [{instancePath:instancePath+"/spec/tags/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/tags/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"},message:"must match pattern \""+"^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"+"\""}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/spec/tags/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/tags/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs34 === errors;
if(!valid10){
break;
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs29 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const fitsKey = validate39;
const schema63 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://keywright.dev/schemas/v1/key.schema.json","title":"KeyDocument","description":"One managed key. Removing the document never deletes the key: it becomes unmanaged. A key ends by `state: retired`.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"$ref":"common.schema.json#/$defs/apiVersion"},"kind":{"const":"Key"},"metadata":{"$ref":"common.schema.json#/$defs/metadata"},"spec":{"title":"KeySpec","type":"object","required":["target","algorithm","purpose"],"additionalProperties":false,"properties":{"target":{"$ref":"common.schema.json#/$defs/name","description":"The target where the key lives; for a multi-Region key, its primary Region."},"description":{"$ref":"common.schema.json#/$defs/description"},"algorithm":{"description":"What the key material is. It can't be changed later.","enum":["aes-256","rsa-2048","rsa-3072","rsa-4096","ec-p256","ec-p384","ec-p521","ec-secp256k1","ed25519","hmac-sha224","hmac-sha256","hmac-sha384","hmac-sha512","sm2","ml-dsa-44","ml-dsa-65","ml-dsa-87","ml-kem-512","ml-kem-768","ml-kem-1024"]},"purpose":{"description":"What the key does. It can't be changed later. Which purposes an algorithm has is in the reference (`docs/reference/algorithms.md`).","enum":["encrypt","sign","mac","agree","encapsulate"]},"origin":{"description":"Where the key material comes from: the key manager (`kms`), your own import (`external`), an HSM cluster by a custom key store (`hsm`), or a key manager outside (`external-store`). It can't be changed later.","enum":["kms","external","hsm","external-store"],"default":"kms"},"customKeyStore":{"type":"string","pattern":"^cks-[A-Za-z0-9-]{1,60}$","description":"Id of the custom key store; for the origins `hsm` and `external-store`."},"externalKeyId":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z0-9_.-]+$","description":"Id of the key in the outside key manager; for the origin `external-store`."},"aliases":{"type":"array","items":{"$ref":"common.schema.json#/$defs/alias","type":"string"},"maxItems":50,"uniqueItems":true,"description":"Aliases of the key, in its target and in the target of each replica."},"tags":{"$ref":"common.schema.json#/$defs/tags"},"rotation":{"description":"Automatic rotation of the key material: `off`, or a period. Only `aes-256` keys with the origin `kms` can rotate.","oneOf":[{"const":"off"},{"type":"object","required":["everyDays"],"additionalProperties":false,"properties":{"everyDays":{"type":"integer","minimum":90,"maximum":2560,"description":"The rotation period in days."}}}],"default":"off"},"multiRegion":{"type":"boolean","default":false,"description":"Whether the key can have replicas in other Regions. It can't be changed later. Implied by `replicas`."},"replicas":{"type":"array","minItems":1,"description":"Replicas of a multi-Region key, each in another target of the same account. They share the key's material and rotation, and get its policy, aliases, tags and grants.","items":{"title":"ReplicaSpec","type":"object","required":["target"],"additionalProperties":false,"properties":{"target":{"$ref":"common.schema.json#/$defs/name"},"description":{"$ref":"common.schema.json#/$defs/description"},"state":{"enum":["enabled","disabled","retired"],"description":"What the replica may do; as the key's own, with its `retirement`, if absent."},"retirement":{"$ref":"common.schema.json#/$defs/retirement"},"deletionWindowDays":{"type":"integer","minimum":7,"maximum":30,"description":"Days between scheduling the deletion of the replica and its end; the key's own if absent."}}}},"state":{"$ref":"common.schema.json#/$defs/state"},"retirement":{"$ref":"common.schema.json#/$defs/retirement"},"deletionWindowDays":{"$ref":"common.schema.json#/$defs/deletionWindowDays"},"administrators":{"type":"array","minItems":1,"items":{"$ref":"common.schema.json#/$defs/administrator"},"description":"Who manages the key: its policy, tags, aliases, state and end. They get no cryptographic operation. Administrators of the target are added."},"enableIamPolicies":{"type":"boolean","default":false,"description":"Whether IAM policies of the key's account can give access to the key (AWS's statement for the account root). With the default, `false`, the key policy alone says who has access; with `true`, everybody to whom IAM gives `kms:*` has it too."},"nativeGrants":{"enum":["shared","exclusive"],"default":"shared","description":"Who may make native grants on the key. With `shared`, grants that the estate doesn't declare are reported and left alone; with `exclusive` they are revoked, except those that AWS services made."}}}}};
const schema69 = {"type":"string","maxLength":8192,"description":"What the key is for. Not confidential: it shows up in AWS CloudTrail."};
const schema70 = {"type":"string","maxLength":256,"pattern":"^alias/[A-Za-z0-9/_-]+$","description":"An alias, with its prefix `alias/`. Names under `alias/aws/` belong to AWS."};
const schema74 = {"type":"object","description":"How far the end of a retired key has come. Each stage is a plan of its own.","required":["stage"],"additionalProperties":false,"properties":{"stage":{"enum":["soak","delete"],"description":"`soak` disables the key and starts the soak period; `delete` schedules deletion, which is refused until the soak period is over and the key was not used in it."},"soakDays":{"type":"integer","minimum":1,"maximum":3650,"default":30,"description":"Days that the key stays disabled, unused, before deletion can be scheduled."}}};
const schema75 = {"enum":["enabled","disabled","retired"],"description":"What the key may do. A retired key ends in stages: see `retirement`.","default":"enabled"};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate40.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "labels")) || (key0 === "annotations"))){
validate40.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate40.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data1 = data.labels;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs8 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err0 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid3 = _errs8 === errors;
if(!valid3){
const err1 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate40.errors = vErrors;
return false;
break;
}
}
if(valid3){
for(const key2 in data1){
let data2 = data1[key2];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern6.test(data2)){
validate40.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate40.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs10 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
let data3 = data.annotations;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key3 in data3){
const _errs15 = errors;
if(typeof data3[key3] !== "string"){
validate40.errors = [{instancePath:instancePath+"/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate40.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate42.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate32(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs2 = errors;
if(!(validate34(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs3 = errors;
if(!(validate36(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
}
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate42.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate42.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate42.evaluated = {"dynamicProps":true,"dynamicItems":false};

const pattern29 = new RegExp("^cks-[A-Za-z0-9-]{1,60}$", "u");
const pattern30 = new RegExp("^[A-Za-z0-9_.-]+$", "u");
const pattern31 = new RegExp("^alias/[A-Za-z0-9/_-]+$", "u");

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://keywright.dev/schemas/v1/key.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.metadata === undefined) && (missing0 = "metadata"))) || ((data.spec === undefined) && (missing0 = "spec"))){
validate39.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
validate39.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.apiVersion !== undefined){
const _errs2 = errors;
if("keywright.dev/v1" !== data.apiVersion){
validate39.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"common.schema.json#/$defs/apiVersion/const",keyword:"const",params:{allowedValue: "keywright.dev/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs4 = errors;
if("Key" !== data.kind){
validate39.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Key"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
const _errs5 = errors;
if(!(validate40(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data3 = data.spec;
const _errs6 = errors;
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.target === undefined) && (missing1 = "target")) || ((data3.algorithm === undefined) && (missing1 = "algorithm"))) || ((data3.purpose === undefined) && (missing1 = "purpose"))){
validate39.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data3){
if(!(func5.call(schema63.properties.spec.properties, key1))){
validate39.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data3.target !== undefined){
let data4 = data3.target;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
validate39.errors = [{instancePath:instancePath+"/spec/target",schemaPath:"common.schema.json#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/target",schemaPath:"common.schema.json#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.description !== undefined){
let data5 = data3.description;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(func1(data5) > 8192){
validate39.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"common.schema.json#/$defs/description/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"common.schema.json#/$defs/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.algorithm !== undefined){
let data6 = data3.algorithm;
const _errs15 = errors;
if(!((((((((((((((((((((data6 === "aes-256") || (data6 === "rsa-2048")) || (data6 === "rsa-3072")) || (data6 === "rsa-4096")) || (data6 === "ec-p256")) || (data6 === "ec-p384")) || (data6 === "ec-p521")) || (data6 === "ec-secp256k1")) || (data6 === "ed25519")) || (data6 === "hmac-sha224")) || (data6 === "hmac-sha256")) || (data6 === "hmac-sha384")) || (data6 === "hmac-sha512")) || (data6 === "sm2")) || (data6 === "ml-dsa-44")) || (data6 === "ml-dsa-65")) || (data6 === "ml-dsa-87")) || (data6 === "ml-kem-512")) || (data6 === "ml-kem-768")) || (data6 === "ml-kem-1024"))){
validate39.errors = [{instancePath:instancePath+"/spec/algorithm",schemaPath:"#/properties/spec/properties/algorithm/enum",keyword:"enum",params:{allowedValues: schema63.properties.spec.properties.algorithm.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.purpose !== undefined){
let data7 = data3.purpose;
const _errs16 = errors;
if(!(((((data7 === "encrypt") || (data7 === "sign")) || (data7 === "mac")) || (data7 === "agree")) || (data7 === "encapsulate"))){
validate39.errors = [{instancePath:instancePath+"/spec/purpose",schemaPath:"#/properties/spec/properties/purpose/enum",keyword:"enum",params:{allowedValues: schema63.properties.spec.properties.purpose.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.origin !== undefined){
let data8 = data3.origin;
const _errs17 = errors;
if(!((((data8 === "kms") || (data8 === "external")) || (data8 === "hsm")) || (data8 === "external-store"))){
validate39.errors = [{instancePath:instancePath+"/spec/origin",schemaPath:"#/properties/spec/properties/origin/enum",keyword:"enum",params:{allowedValues: schema63.properties.spec.properties.origin.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.customKeyStore !== undefined){
let data9 = data3.customKeyStore;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data9 === "string"){
if(!pattern29.test(data9)){
validate39.errors = [{instancePath:instancePath+"/spec/customKeyStore",schemaPath:"#/properties/spec/properties/customKeyStore/pattern",keyword:"pattern",params:{pattern: "^cks-[A-Za-z0-9-]{1,60}$"},message:"must match pattern \""+"^cks-[A-Za-z0-9-]{1,60}$"+"\""}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/customKeyStore",schemaPath:"#/properties/spec/properties/customKeyStore/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.externalKeyId !== undefined){
let data10 = data3.externalKeyId;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data10 === "string"){
if(func1(data10) > 128){
validate39.errors = [{instancePath:instancePath+"/spec/externalKeyId",schemaPath:"#/properties/spec/properties/externalKeyId/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(func1(data10) < 1){
validate39.errors = [{instancePath:instancePath+"/spec/externalKeyId",schemaPath:"#/properties/spec/properties/externalKeyId/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern30.test(data10)){
validate39.errors = [{instancePath:instancePath+"/spec/externalKeyId",schemaPath:"#/properties/spec/properties/externalKeyId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_.-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_.-]+$"+"\""}];
return false;
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/externalKeyId",schemaPath:"#/properties/spec/properties/externalKeyId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs20 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.aliases !== undefined){
let data11 = data3.aliases;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data11)){
if(data11.length > 50){
validate39.errors = [{instancePath:instancePath+"/spec/aliases",schemaPath:"#/properties/spec/properties/aliases/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"}];
return false;
}
else {
var valid5 = true;
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
const _errs24 = errors;
if(typeof data12 !== "string"){
validate39.errors = [{instancePath:instancePath+"/spec/aliases/" + i0,schemaPath:"#/properties/spec/properties/aliases/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
const _errs25 = errors;
if(errors === _errs25){
if(typeof data12 === "string"){
if(func1(data12) > 256){
validate39.errors = [{instancePath:instancePath+"/spec/aliases/" + i0,schemaPath:"common.schema.json#/$defs/alias/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(!pattern31.test(data12)){
validate39.errors = [{instancePath:instancePath+"/spec/aliases/" + i0,schemaPath:"common.schema.json#/$defs/alias/pattern",keyword:"pattern",params:{pattern: "^alias/[A-Za-z0-9/_-]+$"},message:"must match pattern \""+"^alias/[A-Za-z0-9/_-]+$"+"\""}];
return false;
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/aliases/" + i0,schemaPath:"common.schema.json#/$defs/alias/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs24 === errors;
if(!valid5){
break;
}
}
if(valid5){
let i1 = data11.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data11[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate39.errors = [{instancePath:instancePath+"/spec/aliases",schemaPath:"#/properties/spec/properties/aliases/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"}];
return false;
break;
}
indices0[item0] = i1;
}
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/aliases",schemaPath:"#/properties/spec/properties/aliases/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs22 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.tags !== undefined){
let data13 = data3.tags;
const _errs28 = errors;
const _errs29 = errors;
if(errors === _errs29){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(Object.keys(data13).length > 45){
validate39.errors = [{instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/maxProperties",keyword:"maxProperties",params:{limit: 45},message:"must NOT have more than 45 properties"}];
return false;
}
else {
for(const key2 in data13){
const _errs31 = errors;
if(typeof key2 === "string"){
if(func1(key2) > 128){
const err0 = {instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(func1(key2) < 1){
const err1 = {instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key2};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
if(!pattern23.test(key2)){
const err2 = {instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"},message:"must match pattern \""+"^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"+"\"",propertyName:key2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
var valid9 = _errs31 === errors;
if(!valid9){
const err3 = {instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/propertyNames",keyword:"propertyNames",params:{propertyName: key2},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate39.errors = vErrors;
return false;
break;
}
}
if(valid9){
for(const key3 in data13){
let data14 = data13[key3];
const _errs33 = errors;
if(errors === _errs33){
if(typeof data14 === "string"){
if(func1(data14) > 256){
validate39.errors = [{instancePath:instancePath+"/spec/tags/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(!pattern23.test(data14)){
validate39.errors = [{instancePath:instancePath+"/spec/tags/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/tags/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"},message:"must match pattern \""+"^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"+"\""}];
return false;
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/tags/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/tags/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs33 === errors;
if(!valid10){
break;
}
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/tags",schemaPath:"common.schema.json#/$defs/tags/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs28 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.rotation !== undefined){
let data15 = data3.rotation;
const _errs35 = errors;
const _errs36 = errors;
let valid11 = false;
let passing0 = null;
const _errs37 = errors;
if("off" !== data15){
const err4 = {instancePath:instancePath+"/spec/rotation",schemaPath:"#/properties/spec/properties/rotation/oneOf/0/const",keyword:"const",params:{allowedValue: "off"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs37 === errors;
if(_valid0){
valid11 = true;
passing0 = 0;
}
const _errs38 = errors;
if(errors === _errs38){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
let missing2;
if((data15.everyDays === undefined) && (missing2 = "everyDays")){
const err5 = {instancePath:instancePath+"/spec/rotation",schemaPath:"#/properties/spec/properties/rotation/oneOf/1/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
const _errs40 = errors;
for(const key4 in data15){
if(!(key4 === "everyDays")){
const err6 = {instancePath:instancePath+"/spec/rotation",schemaPath:"#/properties/spec/properties/rotation/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break;
}
}
if(_errs40 === errors){
if(data15.everyDays !== undefined){
let data16 = data15.everyDays;
const _errs41 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err7 = {instancePath:instancePath+"/spec/rotation/everyDays",schemaPath:"#/properties/spec/properties/rotation/oneOf/1/properties/everyDays/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(errors === _errs41){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 2560 || isNaN(data16)){
const err8 = {instancePath:instancePath+"/spec/rotation/everyDays",schemaPath:"#/properties/spec/properties/rotation/oneOf/1/properties/everyDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2560},message:"must be <= 2560"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
if(data16 < 90 || isNaN(data16)){
const err9 = {instancePath:instancePath+"/spec/rotation/everyDays",schemaPath:"#/properties/spec/properties/rotation/oneOf/1/properties/everyDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 90},message:"must be >= 90"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
}
}
}
}
else {
const err10 = {instancePath:instancePath+"/spec/rotation",schemaPath:"#/properties/spec/properties/rotation/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var _valid0 = _errs38 === errors;
if(_valid0 && valid11){
valid11 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid11 = true;
passing0 = 1;
}
}
if(!valid11){
const err11 = {instancePath:instancePath+"/spec/rotation",schemaPath:"#/properties/spec/properties/rotation/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate39.errors = vErrors;
return false;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs35 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.multiRegion !== undefined){
const _errs43 = errors;
if(typeof data3.multiRegion !== "boolean"){
validate39.errors = [{instancePath:instancePath+"/spec/multiRegion",schemaPath:"#/properties/spec/properties/multiRegion/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid2 = _errs43 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.replicas !== undefined){
let data18 = data3.replicas;
const _errs45 = errors;
if(errors === _errs45){
if(Array.isArray(data18)){
if(data18.length < 1){
validate39.errors = [{instancePath:instancePath+"/spec/replicas",schemaPath:"#/properties/spec/properties/replicas/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid13 = true;
const len1 = data18.length;
for(let i2=0; i2<len1; i2++){
let data19 = data18[i2];
const _errs47 = errors;
if(errors === _errs47){
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
let missing3;
if((data19.target === undefined) && (missing3 = "target")){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2,schemaPath:"#/properties/spec/properties/replicas/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs49 = errors;
for(const key5 in data19){
if(!(((((key5 === "target") || (key5 === "description")) || (key5 === "state")) || (key5 === "retirement")) || (key5 === "deletionWindowDays"))){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2,schemaPath:"#/properties/spec/properties/replicas/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs49 === errors){
if(data19.target !== undefined){
let data20 = data19.target;
const _errs50 = errors;
const _errs51 = errors;
if(errors === _errs51){
if(typeof data20 === "string"){
if(!pattern4.test(data20)){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/target",schemaPath:"common.schema.json#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/target",schemaPath:"common.schema.json#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs50 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data19.description !== undefined){
let data21 = data19.description;
const _errs53 = errors;
const _errs54 = errors;
if(errors === _errs54){
if(typeof data21 === "string"){
if(func1(data21) > 8192){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/description",schemaPath:"common.schema.json#/$defs/description/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters"}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/description",schemaPath:"common.schema.json#/$defs/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs53 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data19.state !== undefined){
let data22 = data19.state;
const _errs56 = errors;
if(!(((data22 === "enabled") || (data22 === "disabled")) || (data22 === "retired"))){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/state",schemaPath:"#/properties/spec/properties/replicas/items/properties/state/enum",keyword:"enum",params:{allowedValues: schema63.properties.spec.properties.replicas.items.properties.state.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid14 = _errs56 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data19.retirement !== undefined){
let data23 = data19.retirement;
const _errs57 = errors;
const _errs58 = errors;
if(errors === _errs58){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
let missing4;
if((data23.stage === undefined) && (missing4 = "stage")){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/retirement",schemaPath:"common.schema.json#/$defs/retirement/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs60 = errors;
for(const key6 in data23){
if(!((key6 === "stage") || (key6 === "soakDays"))){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/retirement",schemaPath:"common.schema.json#/$defs/retirement/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs60 === errors){
if(data23.stage !== undefined){
let data24 = data23.stage;
const _errs61 = errors;
if(!((data24 === "soak") || (data24 === "delete"))){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/retirement/stage",schemaPath:"common.schema.json#/$defs/retirement/properties/stage/enum",keyword:"enum",params:{allowedValues: schema74.properties.stage.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid18 = _errs61 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data23.soakDays !== undefined){
let data25 = data23.soakDays;
const _errs62 = errors;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/retirement/soakDays",schemaPath:"common.schema.json#/$defs/retirement/properties/soakDays/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs62){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 3650 || isNaN(data25)){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/retirement/soakDays",schemaPath:"common.schema.json#/$defs/retirement/properties/soakDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},message:"must be <= 3650"}];
return false;
}
else {
if(data25 < 1 || isNaN(data25)){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/retirement/soakDays",schemaPath:"common.schema.json#/$defs/retirement/properties/soakDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid18 = _errs62 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/retirement",schemaPath:"common.schema.json#/$defs/retirement/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid14 = _errs57 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data19.deletionWindowDays !== undefined){
let data26 = data19.deletionWindowDays;
const _errs64 = errors;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/deletionWindowDays",schemaPath:"#/properties/spec/properties/replicas/items/properties/deletionWindowDays/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs64){
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 30 || isNaN(data26)){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/deletionWindowDays",schemaPath:"#/properties/spec/properties/replicas/items/properties/deletionWindowDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 30},message:"must be <= 30"}];
return false;
}
else {
if(data26 < 7 || isNaN(data26)){
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2+"/deletionWindowDays",schemaPath:"#/properties/spec/properties/replicas/items/properties/deletionWindowDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 7},message:"must be >= 7"}];
return false;
}
}
}
}
var valid14 = _errs64 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/replicas/" + i2,schemaPath:"#/properties/spec/properties/replicas/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid13 = _errs47 === errors;
if(!valid13){
break;
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/replicas",schemaPath:"#/properties/spec/properties/replicas/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs45 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.state !== undefined){
let data27 = data3.state;
const _errs66 = errors;
if(!(((data27 === "enabled") || (data27 === "disabled")) || (data27 === "retired"))){
validate39.errors = [{instancePath:instancePath+"/spec/state",schemaPath:"common.schema.json#/$defs/state/enum",keyword:"enum",params:{allowedValues: schema75.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs66 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.retirement !== undefined){
let data28 = data3.retirement;
const _errs68 = errors;
const _errs69 = errors;
if(errors === _errs69){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
let missing5;
if((data28.stage === undefined) && (missing5 = "stage")){
validate39.errors = [{instancePath:instancePath+"/spec/retirement",schemaPath:"common.schema.json#/$defs/retirement/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs71 = errors;
for(const key7 in data28){
if(!((key7 === "stage") || (key7 === "soakDays"))){
validate39.errors = [{instancePath:instancePath+"/spec/retirement",schemaPath:"common.schema.json#/$defs/retirement/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs71 === errors){
if(data28.stage !== undefined){
let data29 = data28.stage;
const _errs72 = errors;
if(!((data29 === "soak") || (data29 === "delete"))){
validate39.errors = [{instancePath:instancePath+"/spec/retirement/stage",schemaPath:"common.schema.json#/$defs/retirement/properties/stage/enum",keyword:"enum",params:{allowedValues: schema74.properties.stage.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid21 = _errs72 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data28.soakDays !== undefined){
let data30 = data28.soakDays;
const _errs73 = errors;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
validate39.errors = [{instancePath:instancePath+"/spec/retirement/soakDays",schemaPath:"common.schema.json#/$defs/retirement/properties/soakDays/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs73){
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 3650 || isNaN(data30)){
validate39.errors = [{instancePath:instancePath+"/spec/retirement/soakDays",schemaPath:"common.schema.json#/$defs/retirement/properties/soakDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},message:"must be <= 3650"}];
return false;
}
else {
if(data30 < 1 || isNaN(data30)){
validate39.errors = [{instancePath:instancePath+"/spec/retirement/soakDays",schemaPath:"common.schema.json#/$defs/retirement/properties/soakDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid21 = _errs73 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/retirement",schemaPath:"common.schema.json#/$defs/retirement/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs68 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.deletionWindowDays !== undefined){
let data31 = data3.deletionWindowDays;
const _errs75 = errors;
const _errs76 = errors;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
validate39.errors = [{instancePath:instancePath+"/spec/deletionWindowDays",schemaPath:"common.schema.json#/$defs/deletionWindowDays/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs76){
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 30 || isNaN(data31)){
validate39.errors = [{instancePath:instancePath+"/spec/deletionWindowDays",schemaPath:"common.schema.json#/$defs/deletionWindowDays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 30},message:"must be <= 30"}];
return false;
}
else {
if(data31 < 7 || isNaN(data31)){
validate39.errors = [{instancePath:instancePath+"/spec/deletionWindowDays",schemaPath:"common.schema.json#/$defs/deletionWindowDays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 7},message:"must be >= 7"}];
return false;
}
}
}
}
var valid2 = _errs75 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.administrators !== undefined){
let data32 = data3.administrators;
const _errs78 = errors;
if(errors === _errs78){
if(Array.isArray(data32)){
if(data32.length < 1){
validate39.errors = [{instancePath:instancePath+"/spec/administrators",schemaPath:"#/properties/spec/properties/administrators/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid23 = true;
const len2 = data32.length;
for(let i3=0; i3<len2; i3++){
const _errs80 = errors;
if(!(validate42(data32[i3], {instancePath:instancePath+"/spec/administrators/" + i3,parentData:data32,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
var valid23 = _errs80 === errors;
if(!valid23){
break;
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec/administrators",schemaPath:"#/properties/spec/properties/administrators/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs78 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.enableIamPolicies !== undefined){
const _errs81 = errors;
if(typeof data3.enableIamPolicies !== "boolean"){
validate39.errors = [{instancePath:instancePath+"/spec/enableIamPolicies",schemaPath:"#/properties/spec/properties/enableIamPolicies/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid2 = _errs81 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.nativeGrants !== undefined){
let data35 = data3.nativeGrants;
const _errs83 = errors;
if(!((data35 === "shared") || (data35 === "exclusive"))){
validate39.errors = [{instancePath:instancePath+"/spec/nativeGrants",schemaPath:"#/properties/spec/properties/nativeGrants/enum",keyword:"enum",params:{allowedValues: schema63.properties.spec.properties.nativeGrants.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs83 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate39.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const fitsGrant = validate47;
const schema79 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://keywright.dev/schemas/v1/grant.schema.json","title":"GrantDocument","description":"Who may do what with which keys, under which conditions, until when.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"$ref":"common.schema.json#/$defs/apiVersion"},"kind":{"const":"Grant"},"metadata":{"$ref":"common.schema.json#/$defs/metadata"},"spec":{"title":"GrantSpec","type":"object","required":["grantees","operations","reason"],"additionalProperties":false,"properties":{"keys":{"type":"array","minItems":1,"uniqueItems":true,"items":{"$ref":"common.schema.json#/$defs/name","type":"string"},"description":"The keys, by name. Either this or `keySelector`."},"keySelector":{"type":"object","required":["matchLabels"],"additionalProperties":false,"description":"The keys, by label: all that carry every label given. Must match at least one key.","properties":{"matchLabels":{"$ref":"common.schema.json#/$defs/labels","type":"object","minProperties":1}}},"grantees":{"type":"array","minItems":1,"items":{"$ref":"common.schema.json#/$defs/principalReference"},"description":"Who gets the access."},"operations":{"type":"array","minItems":1,"uniqueItems":true,"description":"What they may do: operations, or bundles of them (`use`, `read`, `write`, `signer`, `verifier`). A bundle adapts to the key's purpose; an operation that the key can't do is an error.","items":{"type":"string","enum":["encrypt","decrypt","reencrypt","generate-data-key","generate-data-key-pair","sign","verify","mac","verify-mac","wrap","unwrap","derive","encapsulate","decapsulate","get-public-key","describe","administer","audit","grant-to-service","use","read","write","signer","verifier"]}},"conditions":{"title":"GrantConditions","type":"object","minProperties":1,"additionalProperties":false,"description":"Under which conditions; all must hold.","properties":{"encryptionContext":{"type":"object","minProperties":1,"additionalProperties":false,"description":"What the request's encryption context must be. Only for `aes-256` keys.","properties":{"equals":{"$ref":"#/$defs/encryptionContext","description":"Exactly these pairs, and no other."},"contains":{"$ref":"#/$defs/encryptionContext","description":"At least these pairs. AWS KMS compares the names here without regard to case, and in a native grant always; add `keys`, or use `equals`, where case matters."},"keys":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":384},"description":"Only these keys may occur, and at least one must. Only with `as: policy`."}}},"viaService":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z0-9-]+(\\.[a-z0-9-]+)*(\\.amazonaws\\.com(\\.cn)?)?$"},"description":"Only through these AWS services: `s3` for the key's own Region, or `s3.eu-west-1.amazonaws.com`."},"callerAccount":{"type":"array","minItems":1,"uniqueItems":true,"items":{"$ref":"common.schema.json#/$defs/awsAccount","type":"string"},"description":"Only callers of these accounts."},"sourceVpcEndpoint":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^vpce-[0-9a-f]{8,17}$"},"description":"Only through these VPC endpoints."},"mfa":{"const":true,"description":"Only with multi-factor authentication."},"principalTags":{"$ref":"common.schema.json#/$defs/tags","description":"Only principals that carry all these tags."},"grantIsForAWSResource":{"const":true,"description":"Only grants that an AWS service makes for its own resources. For `grant-to-service` it always holds."},"raw":{"type":"array","minItems":1,"description":"Conditions in AWS's own terms, for what the fields above don't say. Operator and key are checked.","items":{"type":"object","required":["operator","key","values"],"additionalProperties":false,"properties":{"operator":{"type":"string","description":"A condition operator, such as `StringLike` or `ForAnyValue:StringEquals`."},"key":{"type":"string","description":"A condition key, such as `kms:EncryptionContext:tenant` or `aws:PrincipalArn`."},"values":{"type":"array","minItems":1,"items":{"type":"string"},"description":"The values, of which one must match."}}}}}},"expires":{"type":"string","format":"date-time","description":"When the access ends (RFC 3339, with zone). Only with `as: policy`: a native grant can't expire."},"reason":{"type":"string","minLength":1,"maxLength":1024,"description":"Why they need it; for the reviewer and the auditor."},"as":{"enum":["policy","grant"],"default":"policy","description":"`policy` makes a statement of the key policy; `grant` makes a native KMS grant for each grantee."},"retiringPrincipal":{"description":"Who may retire the native grant. Only with `as: grant`; required for services.","oneOf":[{"$ref":"common.schema.json#/$defs/role"},{"$ref":"common.schema.json#/$defs/user"}]}}}},"$defs":{"encryptionContext":{"type":"object","minProperties":1,"maxProperties":8,"propertyNames":{"minLength":1,"maxLength":384},"additionalProperties":{"type":"string","maxLength":384}}}};
const schema93 = {"type":"object","minProperties":1,"maxProperties":8,"propertyNames":{"minLength":1,"maxLength":384},"additionalProperties":{"type":"string","maxLength":384}};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate48.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "labels")) || (key0 === "annotations"))){
validate48.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate48.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data1 = data.labels;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs8 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err0 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid3 = _errs8 === errors;
if(!valid3){
const err1 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate48.errors = vErrors;
return false;
break;
}
}
if(valid3){
for(const key2 in data1){
let data2 = data1[key2];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern6.test(data2)){
validate48.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs10 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
let data3 = data.annotations;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key3 in data3){
const _errs15 = errors;
if(typeof data3[key3] !== "string"){
validate48.errors = [{instancePath:instancePath+"/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate48.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema86 = {"description":"Who: a principal, or `set`, the name of a PrincipalSet.","oneOf":[{"$ref":"#/$defs/role"},{"$ref":"#/$defs/user"},{"$ref":"#/$defs/account"},{"$ref":"#/$defs/organization"},{"$ref":"#/$defs/organizationalUnit"},{"$ref":"#/$defs/service"},{"$ref":"#/$defs/principalSetReference"}]};
const schema89 = {"type":"object","description":"Every principal of an AWS organization (compiled to a condition on aws:PrincipalOrgID).","required":["organization"],"additionalProperties":false,"properties":{"organization":{"type":"string","pattern":"^o-[a-z0-9]{10,32}$","description":"The organization's id."}}};
const schema90 = {"type":"object","description":"Every principal under an organizational unit (compiled to a condition on aws:PrincipalOrgPaths).","required":["organizationalUnit"],"additionalProperties":false,"properties":{"organizationalUnit":{"type":"string","pattern":"^o-[a-z0-9]{10,32}/r-[a-z0-9]{4,32}(/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})+/?$","description":"The path of the unit: `o-…/r-…/ou-…`; units below it are included."}}};
const schema87 = {"type":"object","description":"A whole AWS account: its own IAM policies decide who in it may use the key.","required":["account"],"additionalProperties":false,"properties":{"account":{"$ref":"#/$defs/awsAccount"}}};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.account === undefined) && (missing0 = "account")){
validate53.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "account")){
validate53.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.account !== undefined){
let data0 = data.account;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern11.test(data0)){
validate53.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate53.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema91 = {"type":"object","description":"An AWS service that acts for you. Say for which account or resource, so that nobody else can make the service use your key (the confused deputy problem).","required":["service"],"additionalProperties":false,"properties":{"service":{"type":"string","pattern":"^[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?$","description":"The service principal, such as `logs.eu-west-1.amazonaws.com`."},"sourceAccount":{"$ref":"#/$defs/awsAccount","description":"The account of the resource for which the service acts (aws:SourceAccount)."},"sourceArn":{"type":"string","pattern":"^arn:aws[a-z-]*:[^\\s]+$","maxLength":2048,"description":"The resource for which the service acts (aws:SourceArn); `*` and `?` are wildcards."},"anySource":{"const":true,"description":"The service sends no source: accept the confused deputy risk explicitly."}}};
const pattern44 = new RegExp("^[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?$", "u");
const pattern46 = new RegExp("^arn:aws[a-z-]*:[^\\s]+$", "u");

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.service === undefined) && (missing0 = "service")){
validate55.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "service") || (key0 === "sourceAccount")) || (key0 === "sourceArn")) || (key0 === "anySource"))){
validate55.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.service !== undefined){
let data0 = data.service;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern44.test(data0)){
validate55.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?$"},message:"must match pattern \""+"^[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?$"+"\""}];
return false;
}
}
else {
validate55.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sourceAccount !== undefined){
let data1 = data.sourceAccount;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data1 === "string"){
if(!pattern11.test(data1)){
validate55.errors = [{instancePath:instancePath+"/sourceAccount",schemaPath:"#/$defs/awsAccount/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate55.errors = [{instancePath:instancePath+"/sourceAccount",schemaPath:"#/$defs/awsAccount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sourceArn !== undefined){
let data2 = data.sourceArn;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(func1(data2) > 2048){
validate55.errors = [{instancePath:instancePath+"/sourceArn",schemaPath:"#/properties/sourceArn/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"}];
return false;
}
else {
if(!pattern46.test(data2)){
validate55.errors = [{instancePath:instancePath+"/sourceArn",schemaPath:"#/properties/sourceArn/pattern",keyword:"pattern",params:{pattern: "^arn:aws[a-z-]*:[^\\s]+$"},message:"must match pattern \""+"^arn:aws[a-z-]*:[^\\s]+$"+"\""}];
return false;
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/sourceArn",schemaPath:"#/properties/sourceArn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.anySource !== undefined){
const _errs9 = errors;
if(true !== data.anySource){
validate55.errors = [{instancePath:instancePath+"/anySource",schemaPath:"#/properties/anySource/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate55.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const pattern42 = new RegExp("^o-[a-z0-9]{10,32}$", "u");
const pattern43 = new RegExp("^o-[a-z0-9]{10,32}/r-[a-z0-9]{4,32}(/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})+/?$", "u");

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate50.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate32(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs2 = errors;
if(!(validate34(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs3 = errors;
if(!(validate53(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.organization === undefined) && (missing0 = "organization")){
const err0 = {instancePath,schemaPath:"#/$defs/organization/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs7 = errors;
for(const key0 in data){
if(!(key0 === "organization")){
const err1 = {instancePath,schemaPath:"#/$defs/organization/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs7 === errors){
if(data.organization !== undefined){
let data0 = data.organization;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data0 === "string"){
if(!pattern42.test(data0)){
const err2 = {instancePath:instancePath+"/organization",schemaPath:"#/$defs/organization/properties/organization/pattern",keyword:"pattern",params:{pattern: "^o-[a-z0-9]{10,32}$"},message:"must match pattern \""+"^o-[a-z0-9]{10,32}$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/organization",schemaPath:"#/$defs/organization/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/$defs/organization/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.organizationalUnit === undefined) && (missing1 = "organizationalUnit")){
const err5 = {instancePath,schemaPath:"#/$defs/organizationalUnit/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
const _errs13 = errors;
for(const key1 in data){
if(!(key1 === "organizationalUnit")){
const err6 = {instancePath,schemaPath:"#/$defs/organizationalUnit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break;
}
}
if(_errs13 === errors){
if(data.organizationalUnit !== undefined){
let data1 = data.organizationalUnit;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data1 === "string"){
if(!pattern43.test(data1)){
const err7 = {instancePath:instancePath+"/organizationalUnit",schemaPath:"#/$defs/organizationalUnit/properties/organizationalUnit/pattern",keyword:"pattern",params:{pattern: "^o-[a-z0-9]{10,32}/r-[a-z0-9]{4,32}(/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})+/?$"},message:"must match pattern \""+"^o-[a-z0-9]{10,32}/r-[a-z0-9]{4,32}(/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})+/?$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/organizationalUnit",schemaPath:"#/$defs/organizationalUnit/properties/organizationalUnit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/$defs/organizationalUnit/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
if(props0 !== true){
props0 = true;
}
}
const _errs16 = errors;
if(!(validate55(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
var _valid0 = _errs16 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 5];
}
else {
if(_valid0){
valid0 = true;
passing0 = 5;
if(props0 !== true){
props0 = true;
}
}
const _errs17 = errors;
if(!(validate36(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var _valid0 = _errs17 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 6];
}
else {
if(_valid0){
valid0 = true;
passing0 = 6;
if(props0 !== true){
props0 = true;
}
}
}
}
}
}
}
}
if(!valid0){
const err10 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate50.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate50.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate50.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.role === undefined) && (missing0 = "role")){
validate59.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "role") || (key0 === "account"))){
validate59.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.role !== undefined){
let data0 = data.role;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func1(data0) > 2048){
validate59.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"}];
return false;
}
else {
if(func1(data0) < 1){
validate59.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern14.test(data0)){
validate59.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_/:-]+$"},message:"must match pattern \""+"^[A-Za-z0-9+=,.@_/:-]+$"+"\""}];
return false;
}
}
}
}
else {
validate59.errors = [{instancePath:instancePath+"/role",schemaPath:"#/$defs/iamNameOrArn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.account !== undefined){
let data1 = data.account;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern11.test(data1)){
validate59.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate59.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate59.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.user === undefined) && (missing0 = "user")){
validate61.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "user") || (key0 === "account"))){
validate61.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.user !== undefined){
let data0 = data.user;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(func1(data0) > 2048){
validate61.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters"}];
return false;
}
else {
if(func1(data0) < 1){
validate61.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
else {
if(!pattern14.test(data0)){
validate61.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+=,.@_/:-]+$"},message:"must match pattern \""+"^[A-Za-z0-9+=,.@_/:-]+$"+"\""}];
return false;
}
}
}
}
else {
validate61.errors = [{instancePath:instancePath+"/user",schemaPath:"#/$defs/iamNameOrArn/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.account !== undefined){
let data1 = data.account;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern11.test(data1)){
validate61.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate61.errors = [{instancePath:instancePath+"/account",schemaPath:"#/$defs/awsAccount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate61.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const pattern47 = new RegExp("^[a-z0-9-]+(\\.[a-z0-9-]+)*(\\.amazonaws\\.com(\\.cn)?)?$", "u");
const pattern49 = new RegExp("^vpce-[0-9a-f]{8,17}$", "u");
const formats2 = require("ajv-formats/dist/formats").fullFormats["date-time"];

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://keywright.dev/schemas/v1/grant.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate47.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.metadata === undefined) && (missing0 = "metadata"))) || ((data.spec === undefined) && (missing0 = "spec"))){
validate47.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
validate47.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.apiVersion !== undefined){
const _errs2 = errors;
if("keywright.dev/v1" !== data.apiVersion){
validate47.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"common.schema.json#/$defs/apiVersion/const",keyword:"const",params:{allowedValue: "keywright.dev/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs4 = errors;
if("Grant" !== data.kind){
validate47.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Grant"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
const _errs5 = errors;
if(!(validate48(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data3 = data.spec;
const _errs6 = errors;
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.grantees === undefined) && (missing1 = "grantees")) || ((data3.operations === undefined) && (missing1 = "operations"))) || ((data3.reason === undefined) && (missing1 = "reason"))){
validate47.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data3){
if(!(func5.call(schema79.properties.spec.properties, key1))){
validate47.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data3.keys !== undefined){
let data4 = data3.keys;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
if(data4.length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/keys",schemaPath:"#/properties/spec/properties/keys/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs11 = errors;
if(typeof data5 !== "string"){
validate47.errors = [{instancePath:instancePath+"/spec/keys/" + i0,schemaPath:"#/properties/spec/properties/keys/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
validate47.errors = [{instancePath:instancePath+"/spec/keys/" + i0,schemaPath:"common.schema.json#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/keys/" + i0,schemaPath:"common.schema.json#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs11 === errors;
if(!valid3){
break;
}
}
if(valid3){
let i1 = data4.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data4[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate47.errors = [{instancePath:instancePath+"/spec/keys",schemaPath:"#/properties/spec/properties/keys/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"}];
return false;
break;
}
indices0[item0] = i1;
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/keys",schemaPath:"#/properties/spec/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.keySelector !== undefined){
let data6 = data3.keySelector;
const _errs15 = errors;
if(errors === _errs15){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing2;
if((data6.matchLabels === undefined) && (missing2 = "matchLabels")){
validate47.errors = [{instancePath:instancePath+"/spec/keySelector",schemaPath:"#/properties/spec/properties/keySelector/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs17 = errors;
for(const key2 in data6){
if(!(key2 === "matchLabels")){
validate47.errors = [{instancePath:instancePath+"/spec/keySelector",schemaPath:"#/properties/spec/properties/keySelector/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs17 === errors){
if(data6.matchLabels !== undefined){
let data7 = data6.matchLabels;
const _errs18 = errors;
const _errs19 = errors;
if(errors === _errs19){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key3 in data7){
const _errs21 = errors;
if(typeof key3 === "string"){
if(!pattern5.test(key3)){
const err0 = {instancePath:instancePath+"/spec/keySelector/matchLabels",schemaPath:"common.schema.json#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key3};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid8 = _errs21 === errors;
if(!valid8){
const err1 = {instancePath:instancePath+"/spec/keySelector/matchLabels",schemaPath:"common.schema.json#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key3},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate47.errors = vErrors;
return false;
break;
}
}
if(valid8){
for(const key4 in data7){
let data8 = data7[key4];
const _errs23 = errors;
if(errors === _errs23){
if(typeof data8 === "string"){
if(!pattern6.test(data8)){
validate47.errors = [{instancePath:instancePath+"/spec/keySelector/matchLabels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/keySelector/matchLabels/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs23 === errors;
if(!valid9){
break;
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/keySelector/matchLabels",schemaPath:"common.schema.json#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
if(errors === _errs18){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/keySelector/matchLabels",schemaPath:"#/properties/spec/properties/keySelector/properties/matchLabels/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/keySelector/matchLabels",schemaPath:"#/properties/spec/properties/keySelector/properties/matchLabels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/keySelector",schemaPath:"#/properties/spec/properties/keySelector/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.grantees !== undefined){
let data9 = data3.grantees;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data9)){
if(data9.length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/grantees",schemaPath:"#/properties/spec/properties/grantees/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid10 = true;
const len1 = data9.length;
for(let i2=0; i2<len1; i2++){
const _errs28 = errors;
if(!(validate50(data9[i2], {instancePath:instancePath+"/spec/grantees/" + i2,parentData:data9,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
var valid10 = _errs28 === errors;
if(!valid10){
break;
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/grantees",schemaPath:"#/properties/spec/properties/grantees/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs26 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.operations !== undefined){
let data11 = data3.operations;
const _errs29 = errors;
if(errors === _errs29){
if(Array.isArray(data11)){
if(data11.length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/operations",schemaPath:"#/properties/spec/properties/operations/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid11 = true;
const len2 = data11.length;
for(let i3=0; i3<len2; i3++){
let data12 = data11[i3];
const _errs31 = errors;
if(typeof data12 !== "string"){
validate47.errors = [{instancePath:instancePath+"/spec/operations/" + i3,schemaPath:"#/properties/spec/properties/operations/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((((((((((((((((((((((data12 === "encrypt") || (data12 === "decrypt")) || (data12 === "reencrypt")) || (data12 === "generate-data-key")) || (data12 === "generate-data-key-pair")) || (data12 === "sign")) || (data12 === "verify")) || (data12 === "mac")) || (data12 === "verify-mac")) || (data12 === "wrap")) || (data12 === "unwrap")) || (data12 === "derive")) || (data12 === "encapsulate")) || (data12 === "decapsulate")) || (data12 === "get-public-key")) || (data12 === "describe")) || (data12 === "administer")) || (data12 === "audit")) || (data12 === "grant-to-service")) || (data12 === "use")) || (data12 === "read")) || (data12 === "write")) || (data12 === "signer")) || (data12 === "verifier"))){
validate47.errors = [{instancePath:instancePath+"/spec/operations/" + i3,schemaPath:"#/properties/spec/properties/operations/items/enum",keyword:"enum",params:{allowedValues: schema79.properties.spec.properties.operations.items.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid11 = _errs31 === errors;
if(!valid11){
break;
}
}
if(valid11){
let i4 = data11.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data11[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate47.errors = [{instancePath:instancePath+"/spec/operations",schemaPath:"#/properties/spec/properties/operations/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i4+" are identical)"}];
return false;
break;
}
indices1[item1] = i4;
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/operations",schemaPath:"#/properties/spec/properties/operations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs29 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.conditions !== undefined){
let data13 = data3.conditions;
const _errs33 = errors;
if(errors === _errs33){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(Object.keys(data13).length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions",schemaPath:"#/properties/spec/properties/conditions/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs35 = errors;
for(const key5 in data13){
if(!((((((((key5 === "encryptionContext") || (key5 === "viaService")) || (key5 === "callerAccount")) || (key5 === "sourceVpcEndpoint")) || (key5 === "mfa")) || (key5 === "principalTags")) || (key5 === "grantIsForAWSResource")) || (key5 === "raw"))){
validate47.errors = [{instancePath:instancePath+"/spec/conditions",schemaPath:"#/properties/spec/properties/conditions/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs35 === errors){
if(data13.encryptionContext !== undefined){
let data14 = data13.encryptionContext;
const _errs36 = errors;
if(errors === _errs36){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(Object.keys(data14).length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext",schemaPath:"#/properties/spec/properties/conditions/properties/encryptionContext/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs38 = errors;
for(const key6 in data14){
if(!(((key6 === "equals") || (key6 === "contains")) || (key6 === "keys"))){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext",schemaPath:"#/properties/spec/properties/conditions/properties/encryptionContext/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs38 === errors){
if(data14.equals !== undefined){
let data15 = data14.equals;
const _errs39 = errors;
const _errs40 = errors;
if(errors === _errs40){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(Object.keys(data15).length > 8){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/equals",schemaPath:"#/$defs/encryptionContext/maxProperties",keyword:"maxProperties",params:{limit: 8},message:"must NOT have more than 8 properties"}];
return false;
}
else {
if(Object.keys(data15).length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/equals",schemaPath:"#/$defs/encryptionContext/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
for(const key7 in data15){
const _errs42 = errors;
if(typeof key7 === "string"){
if(func1(key7) > 384){
const err2 = {instancePath:instancePath+"/spec/conditions/encryptionContext/equals",schemaPath:"#/$defs/encryptionContext/propertyNames/maxLength",keyword:"maxLength",params:{limit: 384},message:"must NOT have more than 384 characters",propertyName:key7};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
else {
if(func1(key7) < 1){
const err3 = {instancePath:instancePath+"/spec/conditions/encryptionContext/equals",schemaPath:"#/$defs/encryptionContext/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key7};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
var valid16 = _errs42 === errors;
if(!valid16){
const err4 = {instancePath:instancePath+"/spec/conditions/encryptionContext/equals",schemaPath:"#/$defs/encryptionContext/propertyNames",keyword:"propertyNames",params:{propertyName: key7},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate47.errors = vErrors;
return false;
break;
}
}
if(valid16){
for(const key8 in data15){
let data16 = data15[key8];
const _errs44 = errors;
if(errors === _errs44){
if(typeof data16 === "string"){
if(func1(data16) > 384){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/equals/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/encryptionContext/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 384},message:"must NOT have more than 384 characters"}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/equals/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/encryptionContext/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid17 = _errs44 === errors;
if(!valid17){
break;
}
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/equals",schemaPath:"#/$defs/encryptionContext/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid14 = _errs39 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data14.contains !== undefined){
let data17 = data14.contains;
const _errs46 = errors;
const _errs47 = errors;
if(errors === _errs47){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(Object.keys(data17).length > 8){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/contains",schemaPath:"#/$defs/encryptionContext/maxProperties",keyword:"maxProperties",params:{limit: 8},message:"must NOT have more than 8 properties"}];
return false;
}
else {
if(Object.keys(data17).length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/contains",schemaPath:"#/$defs/encryptionContext/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
for(const key9 in data17){
const _errs49 = errors;
if(typeof key9 === "string"){
if(func1(key9) > 384){
const err5 = {instancePath:instancePath+"/spec/conditions/encryptionContext/contains",schemaPath:"#/$defs/encryptionContext/propertyNames/maxLength",keyword:"maxLength",params:{limit: 384},message:"must NOT have more than 384 characters",propertyName:key9};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
if(func1(key9) < 1){
const err6 = {instancePath:instancePath+"/spec/conditions/encryptionContext/contains",schemaPath:"#/$defs/encryptionContext/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key9};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
var valid19 = _errs49 === errors;
if(!valid19){
const err7 = {instancePath:instancePath+"/spec/conditions/encryptionContext/contains",schemaPath:"#/$defs/encryptionContext/propertyNames",keyword:"propertyNames",params:{propertyName: key9},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate47.errors = vErrors;
return false;
break;
}
}
if(valid19){
for(const key10 in data17){
let data18 = data17[key10];
const _errs51 = errors;
if(errors === _errs51){
if(typeof data18 === "string"){
if(func1(data18) > 384){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/contains/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/encryptionContext/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 384},message:"must NOT have more than 384 characters"}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/contains/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/encryptionContext/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid20 = _errs51 === errors;
if(!valid20){
break;
}
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/contains",schemaPath:"#/$defs/encryptionContext/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid14 = _errs46 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data14.keys !== undefined){
let data19 = data14.keys;
const _errs53 = errors;
if(errors === _errs53){
if(Array.isArray(data19)){
if(data19.length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/keys",schemaPath:"#/properties/spec/properties/conditions/properties/encryptionContext/properties/keys/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid21 = true;
const len3 = data19.length;
for(let i5=0; i5<len3; i5++){
let data20 = data19[i5];
const _errs55 = errors;
if(errors === _errs55){
if(typeof data20 === "string"){
if(func1(data20) > 384){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/keys/" + i5,schemaPath:"#/properties/spec/properties/conditions/properties/encryptionContext/properties/keys/items/maxLength",keyword:"maxLength",params:{limit: 384},message:"must NOT have more than 384 characters"}];
return false;
}
else {
if(func1(data20) < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/keys/" + i5,schemaPath:"#/properties/spec/properties/conditions/properties/encryptionContext/properties/keys/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/keys/" + i5,schemaPath:"#/properties/spec/properties/conditions/properties/encryptionContext/properties/keys/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid21 = _errs55 === errors;
if(!valid21){
break;
}
}
if(valid21){
let i6 = data19.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data19[i6];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/keys",schemaPath:"#/properties/spec/properties/conditions/properties/encryptionContext/properties/keys/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i6+" are identical)"}];
return false;
break;
}
indices2[item2] = i6;
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext/keys",schemaPath:"#/properties/spec/properties/conditions/properties/encryptionContext/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid14 = _errs53 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/encryptionContext",schemaPath:"#/properties/spec/properties/conditions/properties/encryptionContext/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid13 = _errs36 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data13.viaService !== undefined){
let data21 = data13.viaService;
const _errs57 = errors;
if(errors === _errs57){
if(Array.isArray(data21)){
if(data21.length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/viaService",schemaPath:"#/properties/spec/properties/conditions/properties/viaService/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid23 = true;
const len4 = data21.length;
for(let i7=0; i7<len4; i7++){
let data22 = data21[i7];
const _errs59 = errors;
if(errors === _errs59){
if(typeof data22 === "string"){
if(!pattern47.test(data22)){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/viaService/" + i7,schemaPath:"#/properties/spec/properties/conditions/properties/viaService/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)*(\\.amazonaws\\.com(\\.cn)?)?$"},message:"must match pattern \""+"^[a-z0-9-]+(\\.[a-z0-9-]+)*(\\.amazonaws\\.com(\\.cn)?)?$"+"\""}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/viaService/" + i7,schemaPath:"#/properties/spec/properties/conditions/properties/viaService/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid23 = _errs59 === errors;
if(!valid23){
break;
}
}
if(valid23){
let i8 = data21.length;
let j3;
if(i8 > 1){
const indices3 = {};
for(;i8--;){
let item3 = data21[i8];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
validate47.errors = [{instancePath:instancePath+"/spec/conditions/viaService",schemaPath:"#/properties/spec/properties/conditions/properties/viaService/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i8+" are identical)"}];
return false;
break;
}
indices3[item3] = i8;
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/viaService",schemaPath:"#/properties/spec/properties/conditions/properties/viaService/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid13 = _errs57 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data13.callerAccount !== undefined){
let data23 = data13.callerAccount;
const _errs61 = errors;
if(errors === _errs61){
if(Array.isArray(data23)){
if(data23.length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/callerAccount",schemaPath:"#/properties/spec/properties/conditions/properties/callerAccount/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid25 = true;
const len5 = data23.length;
for(let i9=0; i9<len5; i9++){
let data24 = data23[i9];
const _errs63 = errors;
if(typeof data24 !== "string"){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/callerAccount/" + i9,schemaPath:"#/properties/spec/properties/conditions/properties/callerAccount/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
const _errs64 = errors;
if(errors === _errs64){
if(typeof data24 === "string"){
if(!pattern11.test(data24)){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/callerAccount/" + i9,schemaPath:"common.schema.json#/$defs/awsAccount/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/callerAccount/" + i9,schemaPath:"common.schema.json#/$defs/awsAccount/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid25 = _errs63 === errors;
if(!valid25){
break;
}
}
if(valid25){
let i10 = data23.length;
let j4;
if(i10 > 1){
const indices4 = {};
for(;i10--;){
let item4 = data23[i10];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
validate47.errors = [{instancePath:instancePath+"/spec/conditions/callerAccount",schemaPath:"#/properties/spec/properties/conditions/properties/callerAccount/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j4},message:"must NOT have duplicate items (items ## "+j4+" and "+i10+" are identical)"}];
return false;
break;
}
indices4[item4] = i10;
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/callerAccount",schemaPath:"#/properties/spec/properties/conditions/properties/callerAccount/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid13 = _errs61 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data13.sourceVpcEndpoint !== undefined){
let data25 = data13.sourceVpcEndpoint;
const _errs67 = errors;
if(errors === _errs67){
if(Array.isArray(data25)){
if(data25.length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/sourceVpcEndpoint",schemaPath:"#/properties/spec/properties/conditions/properties/sourceVpcEndpoint/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid28 = true;
const len6 = data25.length;
for(let i11=0; i11<len6; i11++){
let data26 = data25[i11];
const _errs69 = errors;
if(errors === _errs69){
if(typeof data26 === "string"){
if(!pattern49.test(data26)){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/sourceVpcEndpoint/" + i11,schemaPath:"#/properties/spec/properties/conditions/properties/sourceVpcEndpoint/items/pattern",keyword:"pattern",params:{pattern: "^vpce-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^vpce-[0-9a-f]{8,17}$"+"\""}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/sourceVpcEndpoint/" + i11,schemaPath:"#/properties/spec/properties/conditions/properties/sourceVpcEndpoint/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid28 = _errs69 === errors;
if(!valid28){
break;
}
}
if(valid28){
let i12 = data25.length;
let j5;
if(i12 > 1){
const indices5 = {};
for(;i12--;){
let item5 = data25[i12];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
validate47.errors = [{instancePath:instancePath+"/spec/conditions/sourceVpcEndpoint",schemaPath:"#/properties/spec/properties/conditions/properties/sourceVpcEndpoint/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j5},message:"must NOT have duplicate items (items ## "+j5+" and "+i12+" are identical)"}];
return false;
break;
}
indices5[item5] = i12;
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/sourceVpcEndpoint",schemaPath:"#/properties/spec/properties/conditions/properties/sourceVpcEndpoint/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid13 = _errs67 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data13.mfa !== undefined){
const _errs71 = errors;
if(true !== data13.mfa){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/mfa",schemaPath:"#/properties/spec/properties/conditions/properties/mfa/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid13 = _errs71 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data13.principalTags !== undefined){
let data28 = data13.principalTags;
const _errs72 = errors;
const _errs73 = errors;
if(errors === _errs73){
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(Object.keys(data28).length > 45){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/principalTags",schemaPath:"common.schema.json#/$defs/tags/maxProperties",keyword:"maxProperties",params:{limit: 45},message:"must NOT have more than 45 properties"}];
return false;
}
else {
for(const key11 in data28){
const _errs75 = errors;
if(typeof key11 === "string"){
if(func1(key11) > 128){
const err8 = {instancePath:instancePath+"/spec/conditions/principalTags",schemaPath:"common.schema.json#/$defs/tags/propertyNames/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",propertyName:key11};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
if(func1(key11) < 1){
const err9 = {instancePath:instancePath+"/spec/conditions/principalTags",schemaPath:"common.schema.json#/$defs/tags/propertyNames/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",propertyName:key11};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
if(!pattern23.test(key11)){
const err10 = {instancePath:instancePath+"/spec/conditions/principalTags",schemaPath:"common.schema.json#/$defs/tags/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"},message:"must match pattern \""+"^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"+"\"",propertyName:key11};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
}
var valid31 = _errs75 === errors;
if(!valid31){
const err11 = {instancePath:instancePath+"/spec/conditions/principalTags",schemaPath:"common.schema.json#/$defs/tags/propertyNames",keyword:"propertyNames",params:{propertyName: key11},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate47.errors = vErrors;
return false;
break;
}
}
if(valid31){
for(const key12 in data28){
let data29 = data28[key12];
const _errs77 = errors;
if(errors === _errs77){
if(typeof data29 === "string"){
if(func1(data29) > 256){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/principalTags/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"}];
return false;
}
else {
if(!pattern23.test(data29)){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/principalTags/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/tags/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"},message:"must match pattern \""+"^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$"+"\""}];
return false;
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/principalTags/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/tags/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid32 = _errs77 === errors;
if(!valid32){
break;
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/principalTags",schemaPath:"common.schema.json#/$defs/tags/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid13 = _errs72 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data13.grantIsForAWSResource !== undefined){
const _errs79 = errors;
if(true !== data13.grantIsForAWSResource){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/grantIsForAWSResource",schemaPath:"#/properties/spec/properties/conditions/properties/grantIsForAWSResource/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid13 = _errs79 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data13.raw !== undefined){
let data31 = data13.raw;
const _errs80 = errors;
if(errors === _errs80){
if(Array.isArray(data31)){
if(data31.length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/raw",schemaPath:"#/properties/spec/properties/conditions/properties/raw/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid33 = true;
const len7 = data31.length;
for(let i13=0; i13<len7; i13++){
let data32 = data31[i13];
const _errs82 = errors;
if(errors === _errs82){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
let missing3;
if((((data32.operator === undefined) && (missing3 = "operator")) || ((data32.key === undefined) && (missing3 = "key"))) || ((data32.values === undefined) && (missing3 = "values"))){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/raw/" + i13,schemaPath:"#/properties/spec/properties/conditions/properties/raw/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs84 = errors;
for(const key13 in data32){
if(!(((key13 === "operator") || (key13 === "key")) || (key13 === "values"))){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/raw/" + i13,schemaPath:"#/properties/spec/properties/conditions/properties/raw/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs84 === errors){
if(data32.operator !== undefined){
const _errs85 = errors;
if(typeof data32.operator !== "string"){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/raw/" + i13+"/operator",schemaPath:"#/properties/spec/properties/conditions/properties/raw/items/properties/operator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid34 = _errs85 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data32.key !== undefined){
const _errs87 = errors;
if(typeof data32.key !== "string"){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/raw/" + i13+"/key",schemaPath:"#/properties/spec/properties/conditions/properties/raw/items/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid34 = _errs87 === errors;
}
else {
var valid34 = true;
}
if(valid34){
if(data32.values !== undefined){
let data35 = data32.values;
const _errs89 = errors;
if(errors === _errs89){
if(Array.isArray(data35)){
if(data35.length < 1){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/raw/" + i13+"/values",schemaPath:"#/properties/spec/properties/conditions/properties/raw/items/properties/values/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid35 = true;
const len8 = data35.length;
for(let i14=0; i14<len8; i14++){
const _errs91 = errors;
if(typeof data35[i14] !== "string"){
validate47.errors = [{instancePath:instancePath+"/spec/conditions/raw/" + i13+"/values/" + i14,schemaPath:"#/properties/spec/properties/conditions/properties/raw/items/properties/values/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid35 = _errs91 === errors;
if(!valid35){
break;
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/raw/" + i13+"/values",schemaPath:"#/properties/spec/properties/conditions/properties/raw/items/properties/values/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid34 = _errs89 === errors;
}
else {
var valid34 = true;
}
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/raw/" + i13,schemaPath:"#/properties/spec/properties/conditions/properties/raw/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid33 = _errs82 === errors;
if(!valid33){
break;
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions/raw",schemaPath:"#/properties/spec/properties/conditions/properties/raw/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid13 = _errs80 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/conditions",schemaPath:"#/properties/spec/properties/conditions/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid2 = _errs33 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.expires !== undefined){
let data37 = data3.expires;
const _errs93 = errors;
if(errors === _errs93){
if(errors === _errs93){
if(typeof data37 === "string"){
if(!(formats2.validate(data37))){
validate47.errors = [{instancePath:instancePath+"/spec/expires",schemaPath:"#/properties/spec/properties/expires/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/expires",schemaPath:"#/properties/spec/properties/expires/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid2 = _errs93 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.reason !== undefined){
let data38 = data3.reason;
const _errs95 = errors;
if(errors === _errs95){
if(typeof data38 === "string"){
if(func1(data38) > 1024){
validate47.errors = [{instancePath:instancePath+"/spec/reason",schemaPath:"#/properties/spec/properties/reason/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
else {
if(func1(data38) < 1){
validate47.errors = [{instancePath:instancePath+"/spec/reason",schemaPath:"#/properties/spec/properties/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec/reason",schemaPath:"#/properties/spec/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs95 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.as !== undefined){
let data39 = data3.as;
const _errs97 = errors;
if(!((data39 === "policy") || (data39 === "grant"))){
validate47.errors = [{instancePath:instancePath+"/spec/as",schemaPath:"#/properties/spec/properties/as/enum",keyword:"enum",params:{allowedValues: schema79.properties.spec.properties.as.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs97 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.retiringPrincipal !== undefined){
let data40 = data3.retiringPrincipal;
const _errs98 = errors;
const _errs99 = errors;
let valid36 = false;
let passing0 = null;
const _errs100 = errors;
if(!(validate59(data40, {instancePath:instancePath+"/spec/retiringPrincipal",parentData:data3,parentDataProperty:"retiringPrincipal",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
var _valid0 = _errs100 === errors;
if(_valid0){
valid36 = true;
passing0 = 0;
var props1 = true;
}
const _errs101 = errors;
if(!(validate61(data40, {instancePath:instancePath+"/spec/retiringPrincipal",parentData:data3,parentDataProperty:"retiringPrincipal",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
var _valid0 = _errs101 === errors;
if(_valid0 && valid36){
valid36 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid36 = true;
passing0 = 1;
if(props1 !== true){
props1 = true;
}
}
}
if(!valid36){
const err12 = {instancePath:instancePath+"/spec/retiringPrincipal",schemaPath:"#/properties/spec/properties/retiringPrincipal/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
validate47.errors = vErrors;
return false;
}
else {
errors = _errs99;
if(vErrors !== null){
if(_errs99){
vErrors.length = _errs99;
}
else {
vErrors = null;
}
}
}
var valid2 = _errs98 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate47.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate47.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate47.errors = vErrors;
return errors === 0;
}
validate47.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const fitsPrincipalSet = validate63;
const schema103 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://keywright.dev/schemas/v1/principal-set.schema.json","title":"PrincipalSetDocument","description":"A named group of principals, so that an ARN is written once.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"$ref":"common.schema.json#/$defs/apiVersion"},"kind":{"const":"PrincipalSet"},"metadata":{"$ref":"common.schema.json#/$defs/metadata"},"spec":{"title":"PrincipalSetSpec","type":"object","required":["members"],"additionalProperties":false,"properties":{"members":{"type":"array","minItems":1,"items":{"$ref":"common.schema.json#/$defs/principal"},"description":"The principals of the group. Sets don't nest."}}}}};

function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate64.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "labels")) || (key0 === "annotations"))){
validate64.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate64.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate64.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data1 = data.labels;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs8 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err0 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid3 = _errs8 === errors;
if(!valid3){
const err1 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate64.errors = vErrors;
return false;
break;
}
}
if(valid3){
for(const key2 in data1){
let data2 = data1[key2];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern6.test(data2)){
validate64.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate64.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs10 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate64.errors = [{instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
let data3 = data.annotations;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key3 in data3){
const _errs15 = errors;
if(typeof data3[key3] !== "string"){
validate64.errors = [{instancePath:instancePath+"/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
}
else {
validate64.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate64.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema108 = {"description":"Who: one of role, user, account, organization, organizationalUnit, service.","oneOf":[{"$ref":"#/$defs/role"},{"$ref":"#/$defs/user"},{"$ref":"#/$defs/account"},{"$ref":"#/$defs/organization"},{"$ref":"#/$defs/organizationalUnit"},{"$ref":"#/$defs/service"}]};

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate66.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate32(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs2 = errors;
if(!(validate34(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs3 = errors;
if(!(validate53(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.organization === undefined) && (missing0 = "organization")){
const err0 = {instancePath,schemaPath:"#/$defs/organization/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs7 = errors;
for(const key0 in data){
if(!(key0 === "organization")){
const err1 = {instancePath,schemaPath:"#/$defs/organization/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs7 === errors){
if(data.organization !== undefined){
let data0 = data.organization;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data0 === "string"){
if(!pattern42.test(data0)){
const err2 = {instancePath:instancePath+"/organization",schemaPath:"#/$defs/organization/properties/organization/pattern",keyword:"pattern",params:{pattern: "^o-[a-z0-9]{10,32}$"},message:"must match pattern \""+"^o-[a-z0-9]{10,32}$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/organization",schemaPath:"#/$defs/organization/properties/organization/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/$defs/organization/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.organizationalUnit === undefined) && (missing1 = "organizationalUnit")){
const err5 = {instancePath,schemaPath:"#/$defs/organizationalUnit/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
const _errs13 = errors;
for(const key1 in data){
if(!(key1 === "organizationalUnit")){
const err6 = {instancePath,schemaPath:"#/$defs/organizationalUnit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break;
}
}
if(_errs13 === errors){
if(data.organizationalUnit !== undefined){
let data1 = data.organizationalUnit;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data1 === "string"){
if(!pattern43.test(data1)){
const err7 = {instancePath:instancePath+"/organizationalUnit",schemaPath:"#/$defs/organizationalUnit/properties/organizationalUnit/pattern",keyword:"pattern",params:{pattern: "^o-[a-z0-9]{10,32}/r-[a-z0-9]{4,32}(/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})+/?$"},message:"must match pattern \""+"^o-[a-z0-9]{10,32}/r-[a-z0-9]{4,32}(/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32})+/?$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/organizationalUnit",schemaPath:"#/$defs/organizationalUnit/properties/organizationalUnit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/$defs/organizationalUnit/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
if(props0 !== true){
props0 = true;
}
}
const _errs16 = errors;
if(!(validate55(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
var _valid0 = _errs16 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 5];
}
else {
if(_valid0){
valid0 = true;
passing0 = 5;
if(props0 !== true){
props0 = true;
}
}
}
}
}
}
}
if(!valid0){
const err10 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate66.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate66.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate66.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://keywright.dev/schemas/v1/principal-set.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate63.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.metadata === undefined) && (missing0 = "metadata"))) || ((data.spec === undefined) && (missing0 = "spec"))){
validate63.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
validate63.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.apiVersion !== undefined){
const _errs2 = errors;
if("keywright.dev/v1" !== data.apiVersion){
validate63.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"common.schema.json#/$defs/apiVersion/const",keyword:"const",params:{allowedValue: "keywright.dev/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs4 = errors;
if("PrincipalSet" !== data.kind){
validate63.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "PrincipalSet"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
const _errs5 = errors;
if(!(validate64(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data3 = data.spec;
const _errs6 = errors;
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((data3.members === undefined) && (missing1 = "members")){
validate63.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data3){
if(!(key1 === "members")){
validate63.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data3.members !== undefined){
let data4 = data3.members;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
if(data4.length < 1){
validate63.errors = [{instancePath:instancePath+"/spec/members",schemaPath:"#/properties/spec/properties/members/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(!(validate66(data4[i0], {instancePath:instancePath+"/spec/members/" + i0,parentData:data4,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid3 = _errs11 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate63.errors = [{instancePath:instancePath+"/spec/members",schemaPath:"#/properties/spec/properties/members/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate63.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate63.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate63.errors = vErrors;
return errors === 0;
}
validate63.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const fitsGuardrail = validate72;
const schema111 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://keywright.dev/schemas/v1/guardrail.schema.json","title":"GuardrailDocument","description":"Rules for keys that must hold in the estate, in what a plan leads to, and in the live keys. Packs that ship with keywright are named in the Estate document.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"$ref":"common.schema.json#/$defs/apiVersion"},"kind":{"const":"Guardrail"},"metadata":{"$ref":"common.schema.json#/$defs/metadata"},"spec":{"title":"GuardrailSpec","type":"object","minProperties":1,"additionalProperties":false,"properties":{"description":{"type":"string","minLength":1,"maxLength":1024,"description":"What the rules are for."},"rules":{"type":"array","minItems":1,"description":"The rules. Each demands one thing: `check`, or `never`.","items":{"title":"RuleSpec","type":"object","required":["id"],"additionalProperties":false,"properties":{"id":{"$ref":"common.schema.json#/$defs/name","description":"The rule's name within the document. Exemptions and reports name it as `guardrail/rule`."},"severity":{"enum":["error","warning","note"],"description":"An `error` fails `validate` and stops a plan that makes the violation. The check's own severity if absent; `error` for an assertion."},"message":{"type":"string","minLength":1,"maxLength":1024,"description":"What a violation is called; the check's own words if absent."},"remedy":{"type":"string","minLength":1,"maxLength":1024,"description":"What to do about a violation; the check's own words if absent."},"origins":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","minLength":1,"maxLength":128},"description":"The published rules that it covers, such as `CIS AWS 3.8`, for auditors; added to those of the check."},"check":{"title":"CheckSpec","type":"object","required":["id"],"additionalProperties":false,"description":"A built-in check that must find nothing (`docs/guardrails.md` lists them).","properties":{"id":{"type":"string","minLength":1,"maxLength":64,"description":"The check's id, such as `rotation-enabled`."},"parameters":{"type":"object","minProperties":1,"additionalProperties":true,"description":"The check's parameters that differ from their defaults, by name."},"on":{"$ref":"#/$defs/selection"}}},"never":{"title":"NeverSpec","type":"object","required":["who","can"],"additionalProperties":false,"description":"Access that must not exist, by key policy or native grant. Access that can't be ruled out counts as a violation.","properties":{"who":{"$ref":"#/$defs/party"},"can":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^([a-z]+(-[a-z]+)*|kms:[A-Za-z]+)$","description":"An operation, a bundle of them, `anything`, or an action such as `kms:CreateGrant`."},"description":"Operations, bundles of them (`use`, `read`, …), `anything`, or AWS actions such as `kms:CreateGrant`. Any of them violates."},"on":{"$ref":"#/$defs/selection"},"unless":{"type":"array","minItems":1,"description":"Conditions in AWS's own terms; requests that meet all of them are fine.","items":{"title":"UnlessSpec","type":"object","required":["operator","key","values"],"additionalProperties":false,"properties":{"operator":{"type":"string","description":"A condition operator, such as `StringEquals` or `Bool`."},"key":{"type":"string","description":"A condition key, such as `kms:ViaService` or `aws:MultiFactorAuthPresent`."},"values":{"type":"array","minItems":1,"items":{"type":"string"},"description":"The values, of which one must match."}}}}}},"exemptions":{"type":"array","minItems":1,"description":"Keys for which the rule doesn't count until a day. An ended exemption is reported.","items":{"title":"ExemptionSpec","type":"object","required":["keys","reason","expires"],"additionalProperties":false,"properties":{"keys":{"$ref":"#/$defs/exemptKeys"},"reason":{"$ref":"#/$defs/reason"},"expires":{"$ref":"#/$defs/expires"}}}}}}},"exemptions":{"type":"array","minItems":1,"description":"Exemptions from rules that stand elsewhere, such as those of a pack.","items":{"title":"RuleExemptionSpec","type":"object","required":["rules","keys","reason","expires"],"additionalProperties":false,"properties":{"rules":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$","description":"A rule as `guardrail/rule`, such as `baseline/rotation-enabled`."},"description":"The rules, each as `guardrail/rule`."},"keys":{"$ref":"#/$defs/exemptKeys"},"reason":{"$ref":"#/$defs/reason"},"expires":{"$ref":"#/$defs/expires"}}}}}}},"$defs":{"selection":{"title":"SelectionSpec","type":"object","minProperties":1,"additionalProperties":false,"description":"Only these keys: that carry all the labels and, where names are given, are among them. Every key if absent.","properties":{"labels":{"$ref":"common.schema.json#/$defs/labels","type":"object","minProperties":1},"keys":{"type":"array","minItems":1,"uniqueItems":true,"items":{"$ref":"common.schema.json#/$defs/name","type":"string"},"description":"Keys, by name."}}},"party":{"description":"Whose access: `public` (strangers), `anybody`, `outside-account`, `outside-org`, an account id, an ARN or a part of one with wildcards (`role/build-*`), a service (`logs.*.amazonaws.com`); or `outside` with who is not outside.","oneOf":[{"type":"string"},{"type":"object","required":["outside"],"additionalProperties":false,"properties":{"outside":{"title":"OutsideSpec","type":"object","minProperties":1,"additionalProperties":false,"description":"Everybody but the key's own account and whoever one of these names. AWS services that act for you are not meant.","properties":{"accounts":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[0-9]{12}$","description":"A 12-digit AWS account id. Quote it, so that YAML doesn't read a number."},"description":"Accounts that may."},"organizations":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^o-[a-z0-9]{10,32}$","description":"The organization's id."},"description":"Organizations whose principals may."},"vpcs":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^vpc-[0-9a-f]{8,17}$","description":"The VPC's id, such as `vpc-0a1b2c3d`."},"description":"VPCs from which anybody may."},"vpcEndpoints":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^vpce-[0-9a-f]{8,17}$","description":"The endpoint's id, such as `vpce-0a1b2c3d`."},"description":"VPC endpoints through which anybody may."}}}}}]},"exemptKeys":{"type":"array","minItems":1,"uniqueItems":true,"items":{"$ref":"common.schema.json#/$defs/name","type":"string"},"description":"The exempt keys, by name."},"reason":{"type":"string","minLength":1,"maxLength":1024,"description":"Why the rule doesn't count for them; for the reviewer and the auditor."},"expires":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$","description":"The last day on which the exemption counts, in UTC, such as `2027-01-31`; or a time with its zone."}}};
const schema120 = {"description":"Whose access: `public` (strangers), `anybody`, `outside-account`, `outside-org`, an account id, an ARN or a part of one with wildcards (`role/build-*`), a service (`logs.*.amazonaws.com`); or `outside` with who is not outside.","oneOf":[{"type":"string"},{"type":"object","required":["outside"],"additionalProperties":false,"properties":{"outside":{"title":"OutsideSpec","type":"object","minProperties":1,"additionalProperties":false,"description":"Everybody but the key's own account and whoever one of these names. AWS services that act for you are not meant.","properties":{"accounts":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[0-9]{12}$","description":"A 12-digit AWS account id. Quote it, so that YAML doesn't read a number."},"description":"Accounts that may."},"organizations":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^o-[a-z0-9]{10,32}$","description":"The organization's id."},"description":"Organizations whose principals may."},"vpcs":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^vpc-[0-9a-f]{8,17}$","description":"The VPC's id, such as `vpc-0a1b2c3d`."},"description":"VPCs from which anybody may."},"vpcEndpoints":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^vpce-[0-9a-f]{8,17}$","description":"The endpoint's id, such as `vpce-0a1b2c3d`."},"description":"VPC endpoints through which anybody may."}}}}}]};
const schema123 = {"type":"string","minLength":1,"maxLength":1024,"description":"Why the rule doesn't count for them; for the reviewer and the auditor."};
const schema124 = {"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$","description":"The last day on which the exemption counts, in UTC, such as `2027-01-31`; or a time with its zone."};

function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate73.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate73.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "labels")) || (key0 === "annotations"))){
validate73.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate73.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate73.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data1 = data.labels;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs8 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err0 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid3 = _errs8 === errors;
if(!valid3){
const err1 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate73.errors = vErrors;
return false;
break;
}
}
if(valid3){
for(const key2 in data1){
let data2 = data1[key2];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern6.test(data2)){
validate73.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate73.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs10 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate73.errors = [{instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
let data3 = data.annotations;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key3 in data3){
const _errs15 = errors;
if(typeof data3[key3] !== "string"){
validate73.errors = [{instancePath:instancePath+"/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
}
else {
validate73.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate73.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate73.errors = vErrors;
return errors === 0;
}
validate73.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema117 = {"title":"SelectionSpec","type":"object","minProperties":1,"additionalProperties":false,"description":"Only these keys: that carry all the labels and, where names are given, are among them. Every key if absent.","properties":{"labels":{"$ref":"common.schema.json#/$defs/labels","type":"object","minProperties":1},"keys":{"type":"array","minItems":1,"uniqueItems":true,"items":{"$ref":"common.schema.json#/$defs/name","type":"string"},"description":"Keys, by name."}}};

function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate75.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
validate75.errors = [{instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "labels") || (key0 === "keys"))){
validate75.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.labels !== undefined){
let data0 = data.labels;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
const _errs5 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err0 = {instancePath:instancePath+"/labels",schemaPath:"common.schema.json#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid2 = _errs5 === errors;
if(!valid2){
const err1 = {instancePath:instancePath+"/labels",schemaPath:"common.schema.json#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate75.errors = vErrors;
return false;
break;
}
}
if(valid2){
for(const key2 in data0){
let data1 = data0[key2];
const _errs7 = errors;
if(errors === _errs7){
if(typeof data1 === "string"){
if(!pattern6.test(data1)){
validate75.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate75.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid3 = _errs7 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate75.errors = [{instancePath:instancePath+"/labels",schemaPath:"common.schema.json#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
if(errors === _errs2){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(Object.keys(data0).length < 1){
validate75.errors = [{instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
}
else {
validate75.errors = [{instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.keys !== undefined){
let data2 = data.keys;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data2)){
if(data2.length < 1){
validate75.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid4 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs12 = errors;
if(typeof data3 !== "string"){
validate75.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"#/properties/keys/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
const _errs13 = errors;
if(errors === _errs13){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate75.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"common.schema.json#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate75.errors = [{instancePath:instancePath+"/keys/" + i0,schemaPath:"common.schema.json#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs12 === errors;
if(!valid4){
break;
}
}
if(valid4){
let i1 = data2.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data2[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate75.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"}];
return false;
break;
}
indices0[item0] = i1;
}
}
}
}
}
else {
validate75.errors = [{instancePath:instancePath+"/keys",schemaPath:"#/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate75.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate75.errors = vErrors;
return errors === 0;
}
validate75.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema121 = {"type":"array","minItems":1,"uniqueItems":true,"items":{"$ref":"common.schema.json#/$defs/name","type":"string"},"description":"The exempt keys, by name."};

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate78.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(Array.isArray(data)){
if(data.length < 1){
validate78.errors = [{instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid0 = true;
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs1 = errors;
if(typeof data0 !== "string"){
validate78.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate78.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"common.schema.json#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate78.errors = [{instancePath:instancePath+"/" + i0,schemaPath:"common.schema.json#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
if(!valid0){
break;
}
}
if(valid0){
let i1 = data.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate78.errors = [{instancePath,schemaPath:"#/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)"}];
return false;
break;
}
indices0[item0] = i1;
}
}
}
}
}
else {
validate78.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
validate78.errors = vErrors;
return errors === 0;
}
validate78.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const pattern70 = new RegExp("^vpc-[0-9a-f]{8,17}$", "u");
const pattern72 = new RegExp("^([a-z]+(-[a-z]+)*|kms:[A-Za-z]+)$", "u");
const pattern74 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$", "u");
const pattern75 = new RegExp("^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$", "u");

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://keywright.dev/schemas/v1/guardrail.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate72.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.metadata === undefined) && (missing0 = "metadata"))) || ((data.spec === undefined) && (missing0 = "spec"))){
validate72.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
validate72.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.apiVersion !== undefined){
const _errs2 = errors;
if("keywright.dev/v1" !== data.apiVersion){
validate72.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"common.schema.json#/$defs/apiVersion/const",keyword:"const",params:{allowedValue: "keywright.dev/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs4 = errors;
if("Guardrail" !== data.kind){
validate72.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Guardrail"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
const _errs5 = errors;
if(!(validate73(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data3 = data.spec;
const _errs6 = errors;
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
validate72.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data3){
if(!(((key1 === "description") || (key1 === "rules")) || (key1 === "exemptions"))){
validate72.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data3.description !== undefined){
let data4 = data3.description;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func1(data4) > 1024){
validate72.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
else {
if(func1(data4) < 1){
validate72.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.rules !== undefined){
let data5 = data3.rules;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
if(data5.length < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules",schemaPath:"#/properties/spec/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid3 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing1;
if((data6.id === undefined) && (missing1 = "id")){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0,schemaPath:"#/properties/spec/properties/rules/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs15 = errors;
for(const key2 in data6){
if(!((((((((key2 === "id") || (key2 === "severity")) || (key2 === "message")) || (key2 === "remedy")) || (key2 === "origins")) || (key2 === "check")) || (key2 === "never")) || (key2 === "exemptions"))){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0,schemaPath:"#/properties/spec/properties/rules/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs15 === errors){
if(data6.id !== undefined){
let data7 = data6.id;
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/id",schemaPath:"common.schema.json#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/id",schemaPath:"common.schema.json#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.severity !== undefined){
let data8 = data6.severity;
const _errs19 = errors;
if(!(((data8 === "error") || (data8 === "warning")) || (data8 === "note"))){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/severity",schemaPath:"#/properties/spec/properties/rules/items/properties/severity/enum",keyword:"enum",params:{allowedValues: schema111.properties.spec.properties.rules.items.properties.severity.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid4 = _errs19 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.message !== undefined){
let data9 = data6.message;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data9 === "string"){
if(func1(data9) > 1024){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/message",schemaPath:"#/properties/spec/properties/rules/items/properties/message/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
else {
if(func1(data9) < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/message",schemaPath:"#/properties/spec/properties/rules/items/properties/message/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/message",schemaPath:"#/properties/spec/properties/rules/items/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.remedy !== undefined){
let data10 = data6.remedy;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(func1(data10) > 1024){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/remedy",schemaPath:"#/properties/spec/properties/rules/items/properties/remedy/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
else {
if(func1(data10) < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/remedy",schemaPath:"#/properties/spec/properties/rules/items/properties/remedy/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/remedy",schemaPath:"#/properties/spec/properties/rules/items/properties/remedy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs22 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.origins !== undefined){
let data11 = data6.origins;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data11)){
if(data11.length < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/origins",schemaPath:"#/properties/spec/properties/rules/items/properties/origins/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid6 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
const _errs26 = errors;
if(errors === _errs26){
if(typeof data12 === "string"){
if(func1(data12) > 128){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/origins/" + i1,schemaPath:"#/properties/spec/properties/rules/items/properties/origins/items/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(func1(data12) < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/origins/" + i1,schemaPath:"#/properties/spec/properties/rules/items/properties/origins/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/origins/" + i1,schemaPath:"#/properties/spec/properties/rules/items/properties/origins/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid6 = _errs26 === errors;
if(!valid6){
break;
}
}
if(valid6){
let i2 = data11.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data11[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/origins",schemaPath:"#/properties/spec/properties/rules/items/properties/origins/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)"}];
return false;
break;
}
indices0[item0] = i2;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/origins",schemaPath:"#/properties/spec/properties/rules/items/properties/origins/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.check !== undefined){
let data13 = data6.check;
const _errs28 = errors;
if(errors === _errs28){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing2;
if((data13.id === undefined) && (missing2 = "id")){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/check",schemaPath:"#/properties/spec/properties/rules/items/properties/check/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs30 = errors;
for(const key3 in data13){
if(!(((key3 === "id") || (key3 === "parameters")) || (key3 === "on"))){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/check",schemaPath:"#/properties/spec/properties/rules/items/properties/check/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs30 === errors){
if(data13.id !== undefined){
let data14 = data13.id;
const _errs31 = errors;
if(errors === _errs31){
if(typeof data14 === "string"){
if(func1(data14) > 64){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/check/id",schemaPath:"#/properties/spec/properties/rules/items/properties/check/properties/id/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"}];
return false;
}
else {
if(func1(data14) < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/check/id",schemaPath:"#/properties/spec/properties/rules/items/properties/check/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/check/id",schemaPath:"#/properties/spec/properties/rules/items/properties/check/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid8 = _errs31 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data13.parameters !== undefined){
let data15 = data13.parameters;
const _errs33 = errors;
if(errors === _errs33){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(Object.keys(data15).length < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/check/parameters",schemaPath:"#/properties/spec/properties/rules/items/properties/check/properties/parameters/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/check/parameters",schemaPath:"#/properties/spec/properties/rules/items/properties/check/properties/parameters/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid8 = _errs33 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data13.on !== undefined){
const _errs36 = errors;
if(!(validate75(data13.on, {instancePath:instancePath+"/spec/rules/" + i0+"/check/on",parentData:data13,parentDataProperty:"on",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var valid8 = _errs36 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/check",schemaPath:"#/properties/spec/properties/rules/items/properties/check/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs28 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.never !== undefined){
let data17 = data6.never;
const _errs37 = errors;
if(errors === _errs37){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
let missing3;
if(((data17.who === undefined) && (missing3 = "who")) || ((data17.can === undefined) && (missing3 = "can"))){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never",schemaPath:"#/properties/spec/properties/rules/items/properties/never/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs39 = errors;
for(const key4 in data17){
if(!((((key4 === "who") || (key4 === "can")) || (key4 === "on")) || (key4 === "unless"))){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never",schemaPath:"#/properties/spec/properties/rules/items/properties/never/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs39 === errors){
if(data17.who !== undefined){
let data18 = data17.who;
const _errs40 = errors;
const _errs42 = errors;
let valid11 = false;
let passing0 = null;
const _errs43 = errors;
if(typeof data18 !== "string"){
const err0 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who",schemaPath:"#/$defs/party/oneOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs43 === errors;
if(_valid0){
valid11 = true;
passing0 = 0;
}
const _errs45 = errors;
if(errors === _errs45){
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
let missing4;
if((data18.outside === undefined) && (missing4 = "outside")){
const err1 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who",schemaPath:"#/$defs/party/oneOf/1/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
else {
const _errs47 = errors;
for(const key5 in data18){
if(!(key5 === "outside")){
const err2 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who",schemaPath:"#/$defs/party/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
break;
}
}
if(_errs47 === errors){
if(data18.outside !== undefined){
let data19 = data18.outside;
const _errs48 = errors;
if(errors === _errs48){
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(Object.keys(data19).length < 1){
const err3 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside",schemaPath:"#/$defs/party/oneOf/1/properties/outside/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
const _errs50 = errors;
for(const key6 in data19){
if(!((((key6 === "accounts") || (key6 === "organizations")) || (key6 === "vpcs")) || (key6 === "vpcEndpoints"))){
const err4 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside",schemaPath:"#/$defs/party/oneOf/1/properties/outside/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
break;
}
}
if(_errs50 === errors){
if(data19.accounts !== undefined){
let data20 = data19.accounts;
const _errs51 = errors;
if(errors === _errs51){
if(Array.isArray(data20)){
if(data20.length < 1){
const err5 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/accounts",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/accounts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
var valid14 = true;
const len2 = data20.length;
for(let i3=0; i3<len2; i3++){
let data21 = data20[i3];
const _errs53 = errors;
if(errors === _errs53){
if(typeof data21 === "string"){
if(!pattern11.test(data21)){
const err6 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/accounts/" + i3,schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/accounts/items/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/accounts/" + i3,schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/accounts/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var valid14 = _errs53 === errors;
if(!valid14){
break;
}
}
if(valid14){
let i4 = data20.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data20[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err8 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/accounts",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/accounts/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i4+" are identical)"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
break;
}
indices1[item1] = i4;
}
}
}
}
}
else {
const err9 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/accounts",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/accounts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var valid13 = _errs51 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data19.organizations !== undefined){
let data22 = data19.organizations;
const _errs55 = errors;
if(errors === _errs55){
if(Array.isArray(data22)){
if(data22.length < 1){
const err10 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/organizations",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/organizations/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
var valid16 = true;
const len3 = data22.length;
for(let i5=0; i5<len3; i5++){
let data23 = data22[i5];
const _errs57 = errors;
if(errors === _errs57){
if(typeof data23 === "string"){
if(!pattern42.test(data23)){
const err11 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/organizations/" + i5,schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/organizations/items/pattern",keyword:"pattern",params:{pattern: "^o-[a-z0-9]{10,32}$"},message:"must match pattern \""+"^o-[a-z0-9]{10,32}$"+"\""};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/organizations/" + i5,schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/organizations/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var valid16 = _errs57 === errors;
if(!valid16){
break;
}
}
if(valid16){
let i6 = data22.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data22[i6];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err13 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/organizations",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/organizations/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i6+" are identical)"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
break;
}
indices2[item2] = i6;
}
}
}
}
}
else {
const err14 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/organizations",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/organizations/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var valid13 = _errs55 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data19.vpcs !== undefined){
let data24 = data19.vpcs;
const _errs59 = errors;
if(errors === _errs59){
if(Array.isArray(data24)){
if(data24.length < 1){
const err15 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/vpcs",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/vpcs/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
var valid18 = true;
const len4 = data24.length;
for(let i7=0; i7<len4; i7++){
let data25 = data24[i7];
const _errs61 = errors;
if(errors === _errs61){
if(typeof data25 === "string"){
if(!pattern70.test(data25)){
const err16 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/vpcs/" + i7,schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/vpcs/items/pattern",keyword:"pattern",params:{pattern: "^vpc-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^vpc-[0-9a-f]{8,17}$"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/vpcs/" + i7,schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/vpcs/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var valid18 = _errs61 === errors;
if(!valid18){
break;
}
}
if(valid18){
let i8 = data24.length;
let j3;
if(i8 > 1){
const indices3 = {};
for(;i8--;){
let item3 = data24[i8];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err18 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/vpcs",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/vpcs/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i8+" are identical)"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
break;
}
indices3[item3] = i8;
}
}
}
}
}
else {
const err19 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/vpcs",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/vpcs/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var valid13 = _errs59 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data19.vpcEndpoints !== undefined){
let data26 = data19.vpcEndpoints;
const _errs63 = errors;
if(errors === _errs63){
if(Array.isArray(data26)){
if(data26.length < 1){
const err20 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/vpcEndpoints",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/vpcEndpoints/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
var valid20 = true;
const len5 = data26.length;
for(let i9=0; i9<len5; i9++){
let data27 = data26[i9];
const _errs65 = errors;
if(errors === _errs65){
if(typeof data27 === "string"){
if(!pattern49.test(data27)){
const err21 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/vpcEndpoints/" + i9,schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/vpcEndpoints/items/pattern",keyword:"pattern",params:{pattern: "^vpce-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^vpce-[0-9a-f]{8,17}$"+"\""};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/vpcEndpoints/" + i9,schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/vpcEndpoints/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var valid20 = _errs65 === errors;
if(!valid20){
break;
}
}
if(valid20){
let i10 = data26.length;
let j4;
if(i10 > 1){
const indices4 = {};
for(;i10--;){
let item4 = data26[i10];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j4 = indices4[item4];
const err23 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/vpcEndpoints",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/vpcEndpoints/uniqueItems",keyword:"uniqueItems",params:{i: i10, j: j4},message:"must NOT have duplicate items (items ## "+j4+" and "+i10+" are identical)"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
break;
}
indices4[item4] = i10;
}
}
}
}
}
else {
const err24 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside/vpcEndpoints",schemaPath:"#/$defs/party/oneOf/1/properties/outside/properties/vpcEndpoints/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var valid13 = _errs63 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
}
}
else {
const err25 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who/outside",schemaPath:"#/$defs/party/oneOf/1/properties/outside/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
}
}
}
else {
const err26 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who",schemaPath:"#/$defs/party/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
var _valid0 = _errs45 === errors;
if(_valid0 && valid11){
valid11 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid11 = true;
passing0 = 1;
}
}
if(!valid11){
const err27 = {instancePath:instancePath+"/spec/rules/" + i0+"/never/who",schemaPath:"#/$defs/party/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
validate72.errors = vErrors;
return false;
}
else {
errors = _errs42;
if(vErrors !== null){
if(_errs42){
vErrors.length = _errs42;
}
else {
vErrors = null;
}
}
}
var valid9 = _errs40 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data17.can !== undefined){
let data28 = data17.can;
const _errs67 = errors;
if(errors === _errs67){
if(Array.isArray(data28)){
if(data28.length < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/can",schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/can/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid22 = true;
const len6 = data28.length;
for(let i11=0; i11<len6; i11++){
let data29 = data28[i11];
const _errs69 = errors;
if(errors === _errs69){
if(typeof data29 === "string"){
if(!pattern72.test(data29)){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/can/" + i11,schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/can/items/pattern",keyword:"pattern",params:{pattern: "^([a-z]+(-[a-z]+)*|kms:[A-Za-z]+)$"},message:"must match pattern \""+"^([a-z]+(-[a-z]+)*|kms:[A-Za-z]+)$"+"\""}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/can/" + i11,schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/can/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid22 = _errs69 === errors;
if(!valid22){
break;
}
}
if(valid22){
let i12 = data28.length;
let j5;
if(i12 > 1){
const indices5 = {};
for(;i12--;){
let item5 = data28[i12];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j5 = indices5[item5];
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/can",schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/can/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j5},message:"must NOT have duplicate items (items ## "+j5+" and "+i12+" are identical)"}];
return false;
break;
}
indices5[item5] = i12;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/can",schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/can/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid9 = _errs67 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data17.on !== undefined){
const _errs71 = errors;
if(!(validate75(data17.on, {instancePath:instancePath+"/spec/rules/" + i0+"/never/on",parentData:data17,parentDataProperty:"on",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
errors = vErrors.length;
}
var valid9 = _errs71 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data17.unless !== undefined){
let data31 = data17.unless;
const _errs72 = errors;
if(errors === _errs72){
if(Array.isArray(data31)){
if(data31.length < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/unless",schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/unless/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid24 = true;
const len7 = data31.length;
for(let i13=0; i13<len7; i13++){
let data32 = data31[i13];
const _errs74 = errors;
if(errors === _errs74){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
let missing5;
if((((data32.operator === undefined) && (missing5 = "operator")) || ((data32.key === undefined) && (missing5 = "key"))) || ((data32.values === undefined) && (missing5 = "values"))){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/unless/" + i13,schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/unless/items/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs76 = errors;
for(const key7 in data32){
if(!(((key7 === "operator") || (key7 === "key")) || (key7 === "values"))){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/unless/" + i13,schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/unless/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs76 === errors){
if(data32.operator !== undefined){
const _errs77 = errors;
if(typeof data32.operator !== "string"){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/unless/" + i13+"/operator",schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/unless/items/properties/operator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs77 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data32.key !== undefined){
const _errs79 = errors;
if(typeof data32.key !== "string"){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/unless/" + i13+"/key",schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/unless/items/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid25 = _errs79 === errors;
}
else {
var valid25 = true;
}
if(valid25){
if(data32.values !== undefined){
let data35 = data32.values;
const _errs81 = errors;
if(errors === _errs81){
if(Array.isArray(data35)){
if(data35.length < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/unless/" + i13+"/values",schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/unless/items/properties/values/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid26 = true;
const len8 = data35.length;
for(let i14=0; i14<len8; i14++){
const _errs83 = errors;
if(typeof data35[i14] !== "string"){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/unless/" + i13+"/values/" + i14,schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/unless/items/properties/values/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid26 = _errs83 === errors;
if(!valid26){
break;
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/unless/" + i13+"/values",schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/unless/items/properties/values/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid25 = _errs81 === errors;
}
else {
var valid25 = true;
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/unless/" + i13,schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/unless/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid24 = _errs74 === errors;
if(!valid24){
break;
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never/unless",schemaPath:"#/properties/spec/properties/rules/items/properties/never/properties/unless/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid9 = _errs72 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/never",schemaPath:"#/properties/spec/properties/rules/items/properties/never/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs37 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.exemptions !== undefined){
let data37 = data6.exemptions;
const _errs85 = errors;
if(errors === _errs85){
if(Array.isArray(data37)){
if(data37.length < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/exemptions",schemaPath:"#/properties/spec/properties/rules/items/properties/exemptions/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid27 = true;
const len9 = data37.length;
for(let i15=0; i15<len9; i15++){
let data38 = data37[i15];
const _errs87 = errors;
if(errors === _errs87){
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
let missing6;
if((((data38.keys === undefined) && (missing6 = "keys")) || ((data38.reason === undefined) && (missing6 = "reason"))) || ((data38.expires === undefined) && (missing6 = "expires"))){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/exemptions/" + i15,schemaPath:"#/properties/spec/properties/rules/items/properties/exemptions/items/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
const _errs89 = errors;
for(const key8 in data38){
if(!(((key8 === "keys") || (key8 === "reason")) || (key8 === "expires"))){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/exemptions/" + i15,schemaPath:"#/properties/spec/properties/rules/items/properties/exemptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs89 === errors){
if(data38.keys !== undefined){
const _errs90 = errors;
if(!(validate78(data38.keys, {instancePath:instancePath+"/spec/rules/" + i0+"/exemptions/" + i15+"/keys",parentData:data38,parentDataProperty:"keys",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
var valid28 = _errs90 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data38.reason !== undefined){
let data40 = data38.reason;
const _errs91 = errors;
const _errs92 = errors;
if(errors === _errs92){
if(typeof data40 === "string"){
if(func1(data40) > 1024){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/exemptions/" + i15+"/reason",schemaPath:"#/$defs/reason/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
else {
if(func1(data40) < 1){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/exemptions/" + i15+"/reason",schemaPath:"#/$defs/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/exemptions/" + i15+"/reason",schemaPath:"#/$defs/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid28 = _errs91 === errors;
}
else {
var valid28 = true;
}
if(valid28){
if(data38.expires !== undefined){
let data41 = data38.expires;
const _errs94 = errors;
const _errs95 = errors;
if(errors === _errs95){
if(typeof data41 === "string"){
if(!pattern74.test(data41)){
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/exemptions/" + i15+"/expires",schemaPath:"#/$defs/expires/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$"+"\""}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/exemptions/" + i15+"/expires",schemaPath:"#/$defs/expires/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid28 = _errs94 === errors;
}
else {
var valid28 = true;
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/exemptions/" + i15,schemaPath:"#/properties/spec/properties/rules/items/properties/exemptions/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid27 = _errs87 === errors;
if(!valid27){
break;
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/exemptions",schemaPath:"#/properties/spec/properties/rules/items/properties/exemptions/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs85 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules/" + i0,schemaPath:"#/properties/spec/properties/rules/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs13 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/rules",schemaPath:"#/properties/spec/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.exemptions !== undefined){
let data42 = data3.exemptions;
const _errs97 = errors;
if(errors === _errs97){
if(Array.isArray(data42)){
if(data42.length < 1){
validate72.errors = [{instancePath:instancePath+"/spec/exemptions",schemaPath:"#/properties/spec/properties/exemptions/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid31 = true;
const len10 = data42.length;
for(let i16=0; i16<len10; i16++){
let data43 = data42[i16];
const _errs99 = errors;
if(errors === _errs99){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
let missing7;
if(((((data43.rules === undefined) && (missing7 = "rules")) || ((data43.keys === undefined) && (missing7 = "keys"))) || ((data43.reason === undefined) && (missing7 = "reason"))) || ((data43.expires === undefined) && (missing7 = "expires"))){
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16,schemaPath:"#/properties/spec/properties/exemptions/items/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
const _errs101 = errors;
for(const key9 in data43){
if(!((((key9 === "rules") || (key9 === "keys")) || (key9 === "reason")) || (key9 === "expires"))){
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16,schemaPath:"#/properties/spec/properties/exemptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs101 === errors){
if(data43.rules !== undefined){
let data44 = data43.rules;
const _errs102 = errors;
if(errors === _errs102){
if(Array.isArray(data44)){
if(data44.length < 1){
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16+"/rules",schemaPath:"#/properties/spec/properties/exemptions/items/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid33 = true;
const len11 = data44.length;
for(let i17=0; i17<len11; i17++){
let data45 = data44[i17];
const _errs104 = errors;
if(errors === _errs104){
if(typeof data45 === "string"){
if(!pattern75.test(data45)){
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16+"/rules/" + i17,schemaPath:"#/properties/spec/properties/exemptions/items/properties/rules/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$"+"\""}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16+"/rules/" + i17,schemaPath:"#/properties/spec/properties/exemptions/items/properties/rules/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid33 = _errs104 === errors;
if(!valid33){
break;
}
}
if(valid33){
let i18 = data44.length;
let j6;
if(i18 > 1){
const indices6 = {};
for(;i18--;){
let item6 = data44[i18];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j6 = indices6[item6];
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16+"/rules",schemaPath:"#/properties/spec/properties/exemptions/items/properties/rules/uniqueItems",keyword:"uniqueItems",params:{i: i18, j: j6},message:"must NOT have duplicate items (items ## "+j6+" and "+i18+" are identical)"}];
return false;
break;
}
indices6[item6] = i18;
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16+"/rules",schemaPath:"#/properties/spec/properties/exemptions/items/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid32 = _errs102 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data43.keys !== undefined){
const _errs106 = errors;
if(!(validate78(data43.keys, {instancePath:instancePath+"/spec/exemptions/" + i16+"/keys",parentData:data43,parentDataProperty:"keys",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
var valid32 = _errs106 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data43.reason !== undefined){
let data47 = data43.reason;
const _errs107 = errors;
const _errs108 = errors;
if(errors === _errs108){
if(typeof data47 === "string"){
if(func1(data47) > 1024){
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16+"/reason",schemaPath:"#/$defs/reason/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
else {
if(func1(data47) < 1){
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16+"/reason",schemaPath:"#/$defs/reason/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16+"/reason",schemaPath:"#/$defs/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid32 = _errs107 === errors;
}
else {
var valid32 = true;
}
if(valid32){
if(data43.expires !== undefined){
let data48 = data43.expires;
const _errs110 = errors;
const _errs111 = errors;
if(errors === _errs111){
if(typeof data48 === "string"){
if(!pattern74.test(data48)){
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16+"/expires",schemaPath:"#/$defs/expires/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$"+"\""}];
return false;
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16+"/expires",schemaPath:"#/$defs/expires/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid32 = _errs110 === errors;
}
else {
var valid32 = true;
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/exemptions/" + i16,schemaPath:"#/properties/spec/properties/exemptions/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid31 = _errs99 === errors;
if(!valid31){
break;
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec/exemptions",schemaPath:"#/properties/spec/properties/exemptions/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs97 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate72.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate72.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate72.errors = vErrors;
return errors === 0;
}
validate72.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const fitsApproverGroup = validate81;
const schema127 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://keywright.dev/schemas/v1/approver-group.schema.json","title":"ApproverGroupDocument","description":"People who can approve plans. People are counted, never keys. The groups that count for a plan are those of the protected branch, never those of the commit that is judged.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"$ref":"common.schema.json#/$defs/apiVersion"},"kind":{"const":"ApproverGroup"},"metadata":{"$ref":"common.schema.json#/$defs/metadata"},"spec":{"title":"ApproverGroupSpec","type":"object","required":["people"],"additionalProperties":false,"properties":{"description":{"type":"string","minLength":1,"maxLength":1024,"description":"Who they are, or what they answer for."},"people":{"type":"array","minItems":1,"maxItems":500,"description":"The people of the group.","items":{"title":"PersonSpec","type":"object","required":["name"],"additionalProperties":false,"description":"One human being. Whoever is in several groups has the same name in each; what else is known of them needs to stand in one of the groups only.","properties":{"name":{"type":"string","pattern":"^[^\\s](.*[^\\s])?$","maxLength":128,"description":"The person's name, the same in every group that they are in."},"github":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$","description":"The person's GitHub login, without `@`."},"emails":{"type":"array","minItems":1,"maxItems":50,"uniqueItems":true,"items":{"type":"string","maxLength":254,"pattern":"^[^\\s<>@]+@[^\\s<>@]+$","description":"An e-mail address."},"description":"The addresses of the person's commits, by which their own plans are known to be theirs: nobody approves what they wrote."},"sshKeys":{"type":"array","minItems":1,"maxItems":50,"items":{"type":"string","minLength":1,"maxLength":16384,"description":"A public key on one line, as in a `.pub` file."},"description":"The public keys that the person signs approvals with: `ssh-ed25519`, `ecdsa-sha2-nistp…`, `ssh-rsa` with 2048 bits or more, and security keys (`sk-…`)."}}}}}}}};

function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate82.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate82.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "labels")) || (key0 === "annotations"))){
validate82.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate82.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate82.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data1 = data.labels;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs8 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err0 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid3 = _errs8 === errors;
if(!valid3){
const err1 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate82.errors = vErrors;
return false;
break;
}
}
if(valid3){
for(const key2 in data1){
let data2 = data1[key2];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern6.test(data2)){
validate82.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate82.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs10 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate82.errors = [{instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
let data3 = data.annotations;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key3 in data3){
const _errs15 = errors;
if(typeof data3[key3] !== "string"){
validate82.errors = [{instancePath:instancePath+"/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
}
else {
validate82.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate82.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate82.errors = vErrors;
return errors === 0;
}
validate82.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const pattern80 = new RegExp("^[^\\s](.*[^\\s])?$", "u");
const pattern81 = new RegExp("^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$", "u");
const pattern82 = new RegExp("^[^\\s<>@]+@[^\\s<>@]+$", "u");

function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://keywright.dev/schemas/v1/approver-group.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate81.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.metadata === undefined) && (missing0 = "metadata"))) || ((data.spec === undefined) && (missing0 = "spec"))){
validate81.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
validate81.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.apiVersion !== undefined){
const _errs2 = errors;
if("keywright.dev/v1" !== data.apiVersion){
validate81.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"common.schema.json#/$defs/apiVersion/const",keyword:"const",params:{allowedValue: "keywright.dev/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs4 = errors;
if("ApproverGroup" !== data.kind){
validate81.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ApproverGroup"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
const _errs5 = errors;
if(!(validate82(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data3 = data.spec;
const _errs6 = errors;
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((data3.people === undefined) && (missing1 = "people")){
validate81.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data3){
if(!((key1 === "description") || (key1 === "people"))){
validate81.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data3.description !== undefined){
let data4 = data3.description;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func1(data4) > 1024){
validate81.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
else {
if(func1(data4) < 1){
validate81.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.people !== undefined){
let data5 = data3.people;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
if(data5.length > 500){
validate81.errors = [{instancePath:instancePath+"/spec/people",schemaPath:"#/properties/spec/properties/people/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"}];
return false;
}
else {
if(data5.length < 1){
validate81.errors = [{instancePath:instancePath+"/spec/people",schemaPath:"#/properties/spec/properties/people/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid3 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs13 = errors;
if(errors === _errs13){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
let missing2;
if((data6.name === undefined) && (missing2 = "name")){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0,schemaPath:"#/properties/spec/properties/people/items/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs15 = errors;
for(const key2 in data6){
if(!((((key2 === "name") || (key2 === "github")) || (key2 === "emails")) || (key2 === "sshKeys"))){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0,schemaPath:"#/properties/spec/properties/people/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs15 === errors){
if(data6.name !== undefined){
let data7 = data6.name;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(func1(data7) > 128){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/name",schemaPath:"#/properties/spec/properties/people/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"}];
return false;
}
else {
if(!pattern80.test(data7)){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/name",schemaPath:"#/properties/spec/properties/people/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[^\\s](.*[^\\s])?$"},message:"must match pattern \""+"^[^\\s](.*[^\\s])?$"+"\""}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/name",schemaPath:"#/properties/spec/properties/people/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.github !== undefined){
let data8 = data6.github;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(!pattern81.test(data8)){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/github",schemaPath:"#/properties/spec/properties/people/items/properties/github/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$"},message:"must match pattern \""+"^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$"+"\""}];
return false;
}
}
else {
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/github",schemaPath:"#/properties/spec/properties/people/items/properties/github/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.emails !== undefined){
let data9 = data6.emails;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data9)){
if(data9.length > 50){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/emails",schemaPath:"#/properties/spec/properties/people/items/properties/emails/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"}];
return false;
}
else {
if(data9.length < 1){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/emails",schemaPath:"#/properties/spec/properties/people/items/properties/emails/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid5 = true;
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(func1(data10) > 254){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/emails/" + i1,schemaPath:"#/properties/spec/properties/people/items/properties/emails/items/maxLength",keyword:"maxLength",params:{limit: 254},message:"must NOT have more than 254 characters"}];
return false;
}
else {
if(!pattern82.test(data10)){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/emails/" + i1,schemaPath:"#/properties/spec/properties/people/items/properties/emails/items/pattern",keyword:"pattern",params:{pattern: "^[^\\s<>@]+@[^\\s<>@]+$"},message:"must match pattern \""+"^[^\\s<>@]+@[^\\s<>@]+$"+"\""}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/emails/" + i1,schemaPath:"#/properties/spec/properties/people/items/properties/emails/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs22 === errors;
if(!valid5){
break;
}
}
if(valid5){
let i2 = data9.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data9[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/emails",schemaPath:"#/properties/spec/properties/people/items/properties/emails/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)"}];
return false;
break;
}
indices0[item0] = i2;
}
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/emails",schemaPath:"#/properties/spec/properties/people/items/properties/emails/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data6.sshKeys !== undefined){
let data11 = data6.sshKeys;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data11)){
if(data11.length > 50){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/sshKeys",schemaPath:"#/properties/spec/properties/people/items/properties/sshKeys/maxItems",keyword:"maxItems",params:{limit: 50},message:"must NOT have more than 50 items"}];
return false;
}
else {
if(data11.length < 1){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/sshKeys",schemaPath:"#/properties/spec/properties/people/items/properties/sshKeys/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid7 = true;
const len2 = data11.length;
for(let i3=0; i3<len2; i3++){
let data12 = data11[i3];
const _errs26 = errors;
if(errors === _errs26){
if(typeof data12 === "string"){
if(func1(data12) > 16384){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/sshKeys/" + i3,schemaPath:"#/properties/spec/properties/people/items/properties/sshKeys/items/maxLength",keyword:"maxLength",params:{limit: 16384},message:"must NOT have more than 16384 characters"}];
return false;
}
else {
if(func1(data12) < 1){
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/sshKeys/" + i3,schemaPath:"#/properties/spec/properties/people/items/properties/sshKeys/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/sshKeys/" + i3,schemaPath:"#/properties/spec/properties/people/items/properties/sshKeys/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid7 = _errs26 === errors;
if(!valid7){
break;
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0+"/sshKeys",schemaPath:"#/properties/spec/properties/people/items/properties/sshKeys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid4 = _errs24 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/spec/people/" + i0,schemaPath:"#/properties/spec/properties/people/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs13 === errors;
if(!valid3){
break;
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/spec/people",schemaPath:"#/properties/spec/properties/people/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate81.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate81.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate81.errors = vErrors;
return errors === 0;
}
validate81.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const fitsApprovalPolicy = validate84;
const schema132 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://keywright.dev/schemas/v1/approval-policy.schema.json","title":"ApprovalPolicyDocument","description":"How much approval plans need. The rules that count for a plan are those of the protected branch, never those of the commit that is judged. A change that no rule fits needs what the defaults ask for its risk.","type":"object","required":["apiVersion","kind","metadata","spec"],"additionalProperties":false,"properties":{"apiVersion":{"$ref":"common.schema.json#/$defs/apiVersion"},"kind":{"const":"ApprovalPolicy"},"metadata":{"$ref":"common.schema.json#/$defs/metadata"},"spec":{"title":"ApprovalPolicySpec","type":"object","minProperties":1,"additionalProperties":false,"properties":{"description":{"type":"string","minLength":1,"maxLength":1024,"description":"What the rules are for."},"gate":{"enum":["on","off"],"default":"on","description":"`off`: nothing needs approval, and every output says so. For trying things out only."},"breakGlass":{"$ref":"common.schema.json#/$defs/name","description":"The ApproverGroup of whom one person can break the glass in an emergency; nobody can if absent."},"rules":{"type":"array","minItems":1,"description":"The rules. Every rule that fits a change has to be satisfied.","items":{"title":"ApprovalRuleSpec","type":"object","required":["id","approvals"],"additionalProperties":false,"properties":{"id":{"$ref":"common.schema.json#/$defs/name","description":"The rule's name; no other rule of the estate has it."},"match":{"title":"ApprovalMatchSpec","type":"object","minProperties":1,"additionalProperties":false,"description":"Which changes the rule is about: those that everything given here fits. Every change if absent.","properties":{"risk":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","enum":["routine","widening","narrowing","sensitive","destructive"]},"description":"Risk classes, of which the change has one."},"targets":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","pattern":"^[a-z0-9*?-]{1,63}$","description":"The name of a target, in which `*` and `?` are wildcards."},"description":"Targets by name; `*` and `?` are wildcards."},"keyLabels":{"$ref":"common.schema.json#/$defs/labels","type":"object","minProperties":1,"description":"Labels that the changed key has, all of them."},"changes":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","enum":["key","owner","retirement","description","tags","aliases","rotation","policy","grants","life","create-key","replicate-key","claim","set-description","set-tags","remove-tags","create-alias","move-alias","delete-alias","put-policy","create-grant","revoke-grant","set-rotation","enable","disable","mark-retired","unmark-retired","schedule-deletion","cancel-deletion","approval-rules"]},"description":"What is changed (`policy`, `grants`, `life`, …) or the step that does it (`schedule-deletion`, `put-policy`, …), of which the change is one. `approval-rules` is a change of approvers and approval rules, which is destructive and has no target and no key."}}},"approvals":{"type":"integer","minimum":0,"maximum":20,"description":"How many people have to approve."},"groups":{"type":"array","minItems":1,"uniqueItems":true,"items":{"$ref":"common.schema.json#/$defs/name","type":"string"},"description":"The ApproverGroups whose people count; those of any group if absent."},"distinctGroups":{"type":"integer","minimum":1,"maximum":20,"default":1,"description":"From how many different groups the approvals have to come. Nobody is counted for two."},"maxAge":{"type":"string","pattern":"^[1-9][0-9]{0,4}[mhd]$","description":"How old an approval may be, in minutes, hours or days, such as `24h`. Its own expiry counts too."},"objectionVetoes":{"type":"boolean","default":true,"description":"Whether an objection by anybody of the groups stands in the way until they approve instead."}}}}}}}};

function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate85.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate85.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "labels")) || (key0 === "annotations"))){
validate85.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate85.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate85.errors = [{instancePath:instancePath+"/name",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
let data1 = data.labels;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs8 = errors;
if(typeof key1 === "string"){
if(!pattern5.test(key1)){
const err0 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid3 = _errs8 === errors;
if(!valid3){
const err1 = {instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key1},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate85.errors = vErrors;
return false;
break;
}
}
if(valid3){
for(const key2 in data1){
let data2 = data1[key2];
const _errs10 = errors;
if(errors === _errs10){
if(typeof data2 === "string"){
if(!pattern6.test(data2)){
validate85.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate85.errors = [{instancePath:instancePath+"/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid4 = _errs10 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate85.errors = [{instancePath:instancePath+"/labels",schemaPath:"#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
let data3 = data.annotations;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key3 in data3){
const _errs15 = errors;
if(typeof data3[key3] !== "string"){
validate85.errors = [{instancePath:instancePath+"/annotations/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs15 === errors;
if(!valid5){
break;
}
}
}
else {
validate85.errors = [{instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate85.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate85.errors = vErrors;
return errors === 0;
}
validate85.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const pattern88 = new RegExp("^[a-z0-9*?-]{1,63}$", "u");
const pattern92 = new RegExp("^[1-9][0-9]{0,4}[mhd]$", "u");

function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://keywright.dev/schemas/v1/approval-policy.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate84.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.apiVersion === undefined) && (missing0 = "apiVersion")) || ((data.kind === undefined) && (missing0 = "kind"))) || ((data.metadata === undefined) && (missing0 = "metadata"))) || ((data.spec === undefined) && (missing0 = "spec"))){
validate84.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
validate84.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.apiVersion !== undefined){
const _errs2 = errors;
if("keywright.dev/v1" !== data.apiVersion){
validate84.errors = [{instancePath:instancePath+"/apiVersion",schemaPath:"common.schema.json#/$defs/apiVersion/const",keyword:"const",params:{allowedValue: "keywright.dev/v1"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
const _errs4 = errors;
if("ApprovalPolicy" !== data.kind){
validate84.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ApprovalPolicy"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.metadata !== undefined){
const _errs5 = errors;
if(!(validate85(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.spec !== undefined){
let data3 = data.spec;
const _errs6 = errors;
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length < 1){
validate84.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data3){
if(!((((key1 === "description") || (key1 === "gate")) || (key1 === "breakGlass")) || (key1 === "rules"))){
validate84.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data3.description !== undefined){
let data4 = data3.description;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(func1(data4) > 1024){
validate84.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/maxLength",keyword:"maxLength",params:{limit: 1024},message:"must NOT have more than 1024 characters"}];
return false;
}
else {
if(func1(data4) < 1){
validate84.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"}];
return false;
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/description",schemaPath:"#/properties/spec/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.gate !== undefined){
let data5 = data3.gate;
const _errs11 = errors;
if(!((data5 === "on") || (data5 === "off"))){
validate84.errors = [{instancePath:instancePath+"/spec/gate",schemaPath:"#/properties/spec/properties/gate/enum",keyword:"enum",params:{allowedValues: schema132.properties.spec.properties.gate.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.breakGlass !== undefined){
let data6 = data3.breakGlass;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data6 === "string"){
if(!pattern4.test(data6)){
validate84.errors = [{instancePath:instancePath+"/spec/breakGlass",schemaPath:"common.schema.json#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/breakGlass",schemaPath:"common.schema.json#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.rules !== undefined){
let data7 = data3.rules;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data7)){
if(data7.length < 1){
validate84.errors = [{instancePath:instancePath+"/spec/rules",schemaPath:"#/properties/spec/properties/rules/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid4 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
const _errs17 = errors;
if(errors === _errs17){
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
let missing1;
if(((data8.id === undefined) && (missing1 = "id")) || ((data8.approvals === undefined) && (missing1 = "approvals"))){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0,schemaPath:"#/properties/spec/properties/rules/items/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs19 = errors;
for(const key2 in data8){
if(!(((((((key2 === "id") || (key2 === "match")) || (key2 === "approvals")) || (key2 === "groups")) || (key2 === "distinctGroups")) || (key2 === "maxAge")) || (key2 === "objectionVetoes"))){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0,schemaPath:"#/properties/spec/properties/rules/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data8.id !== undefined){
let data9 = data8.id;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data9 === "string"){
if(!pattern4.test(data9)){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/id",schemaPath:"common.schema.json#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/id",schemaPath:"common.schema.json#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.match !== undefined){
let data10 = data8.match;
const _errs23 = errors;
if(errors === _errs23){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(Object.keys(data10).length < 1){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match",schemaPath:"#/properties/spec/properties/rules/items/properties/match/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs25 = errors;
for(const key3 in data10){
if(!((((key3 === "risk") || (key3 === "targets")) || (key3 === "keyLabels")) || (key3 === "changes"))){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match",schemaPath:"#/properties/spec/properties/rules/items/properties/match/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs25 === errors){
if(data10.risk !== undefined){
let data11 = data10.risk;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data11)){
if(data11.length < 1){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/risk",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/risk/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid8 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
let data12 = data11[i1];
const _errs28 = errors;
if(typeof data12 !== "string"){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/risk/" + i1,schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/risk/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data12 === "routine") || (data12 === "widening")) || (data12 === "narrowing")) || (data12 === "sensitive")) || (data12 === "destructive"))){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/risk/" + i1,schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/risk/items/enum",keyword:"enum",params:{allowedValues: schema132.properties.spec.properties.rules.items.properties.match.properties.risk.items.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs28 === errors;
if(!valid8){
break;
}
}
if(valid8){
let i2 = data11.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data11[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/risk",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/risk/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)"}];
return false;
break;
}
indices0[item0] = i2;
}
}
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/risk",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/risk/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid7 = _errs26 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data10.targets !== undefined){
let data13 = data10.targets;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data13)){
if(data13.length < 1){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/targets",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/targets/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid10 = true;
const len2 = data13.length;
for(let i3=0; i3<len2; i3++){
let data14 = data13[i3];
const _errs32 = errors;
if(errors === _errs32){
if(typeof data14 === "string"){
if(!pattern88.test(data14)){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/targets/" + i3,schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/targets/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9*?-]{1,63}$"},message:"must match pattern \""+"^[a-z0-9*?-]{1,63}$"+"\""}];
return false;
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/targets/" + i3,schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/targets/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid10 = _errs32 === errors;
if(!valid10){
break;
}
}
if(valid10){
let i4 = data13.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data13[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/targets",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/targets/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i4+" are identical)"}];
return false;
break;
}
indices1[item1] = i4;
}
}
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/targets",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/targets/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid7 = _errs30 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data10.keyLabels !== undefined){
let data15 = data10.keyLabels;
const _errs34 = errors;
const _errs35 = errors;
if(errors === _errs35){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key4 in data15){
const _errs37 = errors;
if(typeof key4 === "string"){
if(!pattern5.test(key4)){
const err0 = {instancePath:instancePath+"/spec/rules/" + i0+"/match/keyLabels",schemaPath:"common.schema.json#/$defs/labels/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$"+"\"",propertyName:key4};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid13 = _errs37 === errors;
if(!valid13){
const err1 = {instancePath:instancePath+"/spec/rules/" + i0+"/match/keyLabels",schemaPath:"common.schema.json#/$defs/labels/propertyNames",keyword:"propertyNames",params:{propertyName: key4},message:"property name must be valid"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate84.errors = vErrors;
return false;
break;
}
}
if(valid13){
for(const key5 in data15){
let data16 = data15[key5];
const _errs39 = errors;
if(errors === _errs39){
if(typeof data16 === "string"){
if(!pattern6.test(data16)){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/keyLabels/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/labels/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"},message:"must match pattern \""+"^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$"+"\""}];
return false;
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/keyLabels/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"common.schema.json#/$defs/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid14 = _errs39 === errors;
if(!valid14){
break;
}
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/keyLabels",schemaPath:"common.schema.json#/$defs/labels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
if(errors === _errs34){
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(Object.keys(data15).length < 1){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/keyLabels",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/keyLabels/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/keyLabels",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/keyLabels/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid7 = _errs34 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data10.changes !== undefined){
let data17 = data10.changes;
const _errs42 = errors;
if(errors === _errs42){
if(Array.isArray(data17)){
if(data17.length < 1){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/changes",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/changes/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid15 = true;
const len3 = data17.length;
for(let i5=0; i5<len3; i5++){
let data18 = data17[i5];
const _errs44 = errors;
if(typeof data18 !== "string"){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/changes/" + i5,schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/changes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((((((((((((((((((((((((((((data18 === "key") || (data18 === "owner")) || (data18 === "retirement")) || (data18 === "description")) || (data18 === "tags")) || (data18 === "aliases")) || (data18 === "rotation")) || (data18 === "policy")) || (data18 === "grants")) || (data18 === "life")) || (data18 === "create-key")) || (data18 === "replicate-key")) || (data18 === "claim")) || (data18 === "set-description")) || (data18 === "set-tags")) || (data18 === "remove-tags")) || (data18 === "create-alias")) || (data18 === "move-alias")) || (data18 === "delete-alias")) || (data18 === "put-policy")) || (data18 === "create-grant")) || (data18 === "revoke-grant")) || (data18 === "set-rotation")) || (data18 === "enable")) || (data18 === "disable")) || (data18 === "mark-retired")) || (data18 === "unmark-retired")) || (data18 === "schedule-deletion")) || (data18 === "cancel-deletion")) || (data18 === "approval-rules"))){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/changes/" + i5,schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/changes/items/enum",keyword:"enum",params:{allowedValues: schema132.properties.spec.properties.rules.items.properties.match.properties.changes.items.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid15 = _errs44 === errors;
if(!valid15){
break;
}
}
if(valid15){
let i6 = data17.length;
let j2;
if(i6 > 1){
const indices2 = {};
for(;i6--;){
let item2 = data17[i6];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/changes",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/changes/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i6+" are identical)"}];
return false;
break;
}
indices2[item2] = i6;
}
}
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match/changes",schemaPath:"#/properties/spec/properties/rules/items/properties/match/properties/changes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid7 = _errs42 === errors;
}
else {
var valid7 = true;
}
}
}
}
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/match",schemaPath:"#/properties/spec/properties/rules/items/properties/match/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs23 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.approvals !== undefined){
let data19 = data8.approvals;
const _errs46 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/approvals",schemaPath:"#/properties/spec/properties/rules/items/properties/approvals/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs46){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 20 || isNaN(data19)){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/approvals",schemaPath:"#/properties/spec/properties/rules/items/properties/approvals/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data19 < 0 || isNaN(data19)){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/approvals",schemaPath:"#/properties/spec/properties/rules/items/properties/approvals/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
}
var valid5 = _errs46 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.groups !== undefined){
let data20 = data8.groups;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data20)){
if(data20.length < 1){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/groups",schemaPath:"#/properties/spec/properties/rules/items/properties/groups/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid17 = true;
const len4 = data20.length;
for(let i7=0; i7<len4; i7++){
let data21 = data20[i7];
const _errs50 = errors;
if(typeof data21 !== "string"){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/groups/" + i7,schemaPath:"#/properties/spec/properties/rules/items/properties/groups/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
const _errs51 = errors;
if(errors === _errs51){
if(typeof data21 === "string"){
if(!pattern4.test(data21)){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/groups/" + i7,schemaPath:"common.schema.json#/$defs/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"+"\""}];
return false;
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/groups/" + i7,schemaPath:"common.schema.json#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid17 = _errs50 === errors;
if(!valid17){
break;
}
}
if(valid17){
let i8 = data20.length;
let j3;
if(i8 > 1){
const indices3 = {};
for(;i8--;){
let item3 = data20[i8];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/groups",schemaPath:"#/properties/spec/properties/rules/items/properties/groups/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i8+" are identical)"}];
return false;
break;
}
indices3[item3] = i8;
}
}
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/groups",schemaPath:"#/properties/spec/properties/rules/items/properties/groups/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid5 = _errs48 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.distinctGroups !== undefined){
let data22 = data8.distinctGroups;
const _errs54 = errors;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/distinctGroups",schemaPath:"#/properties/spec/properties/rules/items/properties/distinctGroups/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs54){
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 20 || isNaN(data22)){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/distinctGroups",schemaPath:"#/properties/spec/properties/rules/items/properties/distinctGroups/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},message:"must be <= 20"}];
return false;
}
else {
if(data22 < 1 || isNaN(data22)){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/distinctGroups",schemaPath:"#/properties/spec/properties/rules/items/properties/distinctGroups/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid5 = _errs54 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.maxAge !== undefined){
let data23 = data8.maxAge;
const _errs56 = errors;
if(errors === _errs56){
if(typeof data23 === "string"){
if(!pattern92.test(data23)){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/maxAge",schemaPath:"#/properties/spec/properties/rules/items/properties/maxAge/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,4}[mhd]$"},message:"must match pattern \""+"^[1-9][0-9]{0,4}[mhd]$"+"\""}];
return false;
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/maxAge",schemaPath:"#/properties/spec/properties/rules/items/properties/maxAge/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid5 = _errs56 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data8.objectionVetoes !== undefined){
const _errs58 = errors;
if(typeof data8.objectionVetoes !== "boolean"){
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0+"/objectionVetoes",schemaPath:"#/properties/spec/properties/rules/items/properties/objectionVetoes/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid5 = _errs58 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules/" + i0,schemaPath:"#/properties/spec/properties/rules/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec/rules",schemaPath:"#/properties/spec/properties/rules/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
else {
validate84.errors = [{instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate84.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate84.errors = vErrors;
return errors === 0;
}
validate84.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

